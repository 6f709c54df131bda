package io.oneshelf.catalog;

import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;
import java.util.List;

/**
 * A product names pictures that were not uploaded.
 *
 * @param pictures all of them, in the order in which they were named
 */
public record UnknownPicture(List<PictureHash> pictures) implements Refusal {

    public UnknownPicture {
        pictures = List.copyOf(pictures);
    }

    @Override
    public ProblemWord word() {
        return CatalogProblem.UNKNOWN_PICTURE;
    }

    @Override
    public String detail() {
        return pictures.size() == 1
                ? "There is no picture " + pictures.getFirst() + "; upload it first."
                : "There are no pictures "
                        + String.join(
                                ", ", pictures.stream().map(PictureHash::value).toList()) + "; upload them first.";
    }
}
