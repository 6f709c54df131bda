package io.oneshelf.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Which products.
 *
 * @param words words of a name in either language, search words, or a code or its beginning; null or blank for all
 * @param category of this category, or null for any
 * @param after where the page before ended ({@link ProductPage#next}), or null from the start; what is no such
 *     place is the start
 * @param limit at most so many, 1 to 1,000
 */
public record ProductSearch(
        @Nullable String words,
        @Nullable String category,
        @Nullable String after,
        int limit) {

    /** The most characters of a search that are looked at; what follows is left out. */
    public static final int WORDS_MAX = 200;
}
