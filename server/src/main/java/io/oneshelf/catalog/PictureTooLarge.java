package io.oneshelf.catalog;

import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;

/**
 * A picture has too many pixels to be decoded.
 *
 * @param width in pixels, as it says of itself
 * @param height in pixels, as it says of itself
 */
public record PictureTooLarge(long width, long height) implements Refusal {

    @Override
    public ProblemWord word() {
        return CatalogProblem.PICTURE_TOO_LARGE;
    }

    @Override
    public String detail() {
        return "The picture has " + width + " × " + height + " pixels; " + Picture.SIDE_MAX + " on a side and "
                + Picture.PIXELS_MAX / 1_000_000 + " million in all are the most.";
    }
}
