package io.oneshelf.catalog;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a picture by what it is: the SHA-256 of the bytes that were uploaded, as 64 lower-case hexadecimal digits. The same
 * bytes have the same name, whoever uploads them and however often.
 */
public record PictureHash(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");
    private static final String COMPLAINT = "must be the 64 lower-case hexadecimal digits of a SHA-256";

    public PictureHash {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(COMPLAINT);
        }
    }

    /** What is wrong with a text that names no picture. */
    public static String complaint() {
        return COMPLAINT;
    }

    public static Optional<PictureHash> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new PictureHash(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
