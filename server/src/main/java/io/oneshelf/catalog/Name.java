package io.oneshelf.catalog;

import org.jspecify.annotations.Nullable;

/**
 * What a thing is called, in Chinese, in English or in both. Where one is missing the other is shown.
 *
 * @param zhCn in simplified Chinese (BCP 47 {@code zh-CN}), 1 to {@value #MAX} characters, or null
 * @param en in English, 1 to {@value #MAX} characters, or null
 */
public record Name(@Nullable String zhCn, @Nullable String en) {

    /** The most characters in one language. */
    public static final int MAX = 300;

    public Name {
        if (zhCn == null && en == null) {
            throw new IllegalArgumentException("a name is needed in one language at least");
        }
        check(zhCn);
        check(en);
    }

    /** The same text in both languages, for what comes from a source of one language. */
    public static Name of(String text) {
        return new Name(text, text);
    }

    /** For readers of Chinese. */
    public String inChinese() {
        return firstOf(zhCn, en);
    }

    /** For readers of English. */
    public String inEnglish() {
        return firstOf(en, zhCn);
    }

    private static String firstOf(@Nullable String wanted, @Nullable String other) {
        if (wanted != null) {
            return wanted;
        }
        return other == null ? "" : other;
    }

    private static void check(@Nullable String text) {
        if (text != null && (text.isBlank() || text.length() > MAX)) {
            throw new IllegalArgumentException("a name has 1 to " + MAX + " characters");
        }
    }
}
