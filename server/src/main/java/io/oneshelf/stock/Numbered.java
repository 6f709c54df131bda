package io.oneshelf.stock;

import java.util.List;
import java.util.stream.IntStream;

/** Something with its place in a list. */
record Numbered<T>(long no, T what) {

    /** A list that is read a piece at a time. */
    interface Source<T> {

        /** At most so many, those after a number; fewer only at the end. */
        List<Numbered<T>> after(long no, int limit);

        /** These, numbered from 1. */
        static <T> Source<T> of(List<T> all) {
            return (no, limit) -> IntStream.range((int) Math.min(no, all.size()), all.size())
                    .limit(limit)
                    .mapToObj(i -> new Numbered<>(i + 1L, all.get(i)))
                    .toList();
        }
    }
}
