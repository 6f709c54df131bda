package io.oneshelf.kernel;

import java.util.regex.Pattern;

/**
 * What a caller names a thing by: 1 to 64 of {@code A-Z a-z 0-9 . _ : -}, compared bytewise, case-sensitive, never changed.
 */
public final class Code {

    /** The form of every id and code, as a regular expression. */
    public static final String FORM = "[A-Za-z0-9._:-]{1,64}";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    private Code() {}

    public static boolean isValid(String text) {
        return PATTERN.matcher(text).matches();
    }

    /** Returns the text, or throws when it is not of the form. */
    public static String check(String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException("not a code of the form " + FORM);
        }
        return text;
    }
}
