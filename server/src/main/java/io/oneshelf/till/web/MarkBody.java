package io.oneshelf.till.web;

import io.oneshelf.access.http.Form;
import io.oneshelf.access.http.Range;
import io.oneshelf.access.http.Says;
import io.oneshelf.till.Mark;
import org.jspecify.annotations.Nullable;

/** A record of a till's journal. */
@Says("A record of the till's own journal, in which each is chained to the one before by its hash")
record MarkBody(
        @Range(min = 1) @Says("Its number, from 1 without gaps")
        long number,

        @Form(Mark.HASH_FORM) @Says("The hash of the record before; 64 zeros before the first")
        String previous,

        @Form(Mark.HASH_FORM) @Says("Its own hash") String hash) {

    static @Nullable Mark mark(@Nullable MarkBody body) {
        return body == null ? null : new Mark(body.number, body.previous, body.hash);
    }

    static @Nullable MarkBody of(@Nullable Mark mark) {
        return mark == null ? null : new MarkBody(mark.number(), mark.previous(), mark.hash());
    }
}
