package io.oneshelf.access.http;

import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What is answered: a status, perhaps a body, perhaps a few headers; or a refusal. */
public final class Answer {

    private final int status;
    private final @Nullable Object body;
    private final @Nullable Refusal refusal;
    private final List<Map.Entry<String, String>> headers;
    private final @Nullable String nextCursor;

    private Answer(
            int status,
            @Nullable Object body,
            @Nullable Refusal refusal,
            List<Map.Entry<String, String>> headers,
            @Nullable String nextCursor) {
        this.status = status;
        this.body = body;
        this.refusal = refusal;
        this.headers = headers;
        this.nextCursor = nextCursor;
    }

    /** 200 with a record, or a list of records where the endpoint answers a list. */
    public static Answer ok(Object body) {
        return new Answer(200, body, null, List.of(), null);
    }

    /** 201 with a record. */
    public static Answer made(Record body) {
        return new Answer(201, body, null, List.of(), null);
    }

    /** 200 with text of another kind than JSON; the endpoint names the kind. */
    public static Answer text(String text) {
        return new Answer(200, text, null, List.of(), null);
    }

    /** 200 with bytes; the endpoint names the media types they may have. */
    public static Answer bytes(RawBytes bytes) {
        return new Answer(200, bytes, null, List.of(), null);
    }

    public static Answer refused(Refusal why) {
        return new Answer(why.word().status(), null, why, List.of(), null);
    }

    /** 201 when it was made, 200 when it was found, a problem when it was refused. */
    public static Answer of(Outcome<? extends Record> outcome) {
        return of(outcome, view -> view);
    }

    /** The same, with the record that callers see made from the value. */
    public static <V> Answer of(Outcome<V> outcome, Function<? super V, ? extends Record> view) {
        return switch (outcome) {
            case Outcome.Made<V> made -> made(view.apply(made.value()));
            case Outcome.Found<V> found -> ok(view.apply(found.value()));
            case Outcome.Refused<V> refused -> refused(refused.why());
        };
    }

    /** The same, with the version as ETag: for documents that people edit. */
    public static <V> Answer of(
            Outcome<V> outcome, Function<? super V, ? extends Record> view, ToLongFunction<? super V> version) {
        Answer answer = of(outcome, view);
        return switch (outcome) {
            case Outcome.Made<V> made -> answer.etag(version.applyAsLong(made.value()));
            case Outcome.Found<V> found -> answer.etag(version.applyAsLong(found.value()));
            case Outcome.Refused<V> ignored -> answer;
        };
    }

    /** With the document's version as its ETag. */
    public Answer etag(long version) {
        return header("ETag", "\"" + version + "\"");
    }

    /** With a link to the next page, which has this query's parameters and that cursor. */
    public Answer next(Cursor cursor) {
        return new Answer(status, body, refusal, headers, cursor.opaque());
    }

    public Answer header(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new Answer(status, body, refusal, more, nextCursor);
    }

    int status() {
        return status;
    }

    @Nullable
    Object body() {
        return body;
    }

    @Nullable
    Refusal refusal() {
        return refusal;
    }

    List<Map.Entry<String, String>> headers() {
        return headers;
    }

    @Nullable
    String nextCursor() {
        return nextCursor;
    }
}
