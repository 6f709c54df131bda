package io.oneshelf.catalog;

import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;

/**
 * A picture was declared to be of a type that it is not.
 *
 * @param found what it is
 */
public record OtherPictureType(PictureType found) implements Refusal {

    @Override
    public ProblemWord word() {
        return CatalogProblem.OTHER_PICTURE_TYPE;
    }

    @Override
    public String detail() {
        return "The bytes are " + found.mediaType() + ", and Content-Type says something else.";
    }
}
