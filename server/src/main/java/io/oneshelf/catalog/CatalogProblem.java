package io.oneshelf.catalog;

import io.oneshelf.kernel.ProblemWord;
import java.util.Locale;

/** The catalogue's words for refusal. */
public enum CatalogProblem implements ProblemWord {
    UNKNOWN_SKU(422, "Returned when a request names a SKU that does not exist."),
    SKU_ELSEWHERE(409, "Returned when a SKU of the product belongs to another product; a SKU has one product."),
    SKU_FIXED(409, "Returned when a SKU exists with another unit or kind; they never change, so give it a new code."),
    GTIN_ELSEWHERE(409, "Returned when a GTIN of the product belongs to another SKU; a GTIN has one SKU."),
    UNKNOWN_PICTURE(422, "Returned when a product names a picture that was not uploaded; upload it first."),
    NOT_A_PICTURE(422, "Returned when what is uploaded is neither a JPEG nor a PNG picture, or cannot be decoded."),
    OTHER_PICTURE_TYPE(422, "Returned when an uploaded picture is of another type than Content-Type declares."),
    PICTURE_TOO_LARGE(
            422,
            "Returned when a picture has over 8,192 pixels on a side or over 40 million in all; it is not decoded.");

    private final int status;
    private final String sentence;

    CatalogProblem(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    @Override
    public String module() {
        return "catalog";
    }

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
