package io.oneshelf.access.http;

import io.oneshelf.access.RequestProblem;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.ProblemWord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the API, whole: where it is, who may call it, what it takes, what it answers, and what it does. Immutable;
 * made by {@link #get}, {@link #put} or {@link #post}, which ask for the access rule first.
 *
 * @param <B> the body the handler gets
 */
public final class Endpoint<B> {

    /** What an endpoint does. Called on the request's own thread, and may wait. */
    public interface Handler<B> {
        Answer handle(Ask<B> ask);
    }

    /** What a batch does: answers the well-formed elements, in their order. */
    public interface BatchHandler<E> {
        List<? extends Outcome<? extends Record>> handle(Ask<List<Item<E>>> ask);
    }

    /** The body an endpoint takes. */
    sealed interface Takes {
        record Nothing() implements Takes {}

        /** @param optional true when it may be left out */
        record One(Class<? extends Record> type, boolean optional) implements Takes {}

        /** @param extra further codes of an element by name, and what they mean */
        record Batch(Class<? extends Record> element, Map<String, String> extra) implements Takes {}

        /**
         * Bytes as they are.
         *
         * @param types the media types it is meant for; the handler looks at what was sent
         * @param bytesMax the longest body, where less than the caller may send elsewhere
         */
        record Bytes(List<String> types, int bytesMax) implements Takes {}
    }

    /** A body an endpoint answers. */
    sealed interface Gives {
        record One(Class<? extends Record> type) implements Gives {}

        record Many(Class<? extends Record> element) implements Gives {}

        record Results(Class<? extends Record> body) implements Gives {}

        record Text(String contentType) implements Gives {}

        /** @param types the media types one of which each answer has */
        record Bytes(List<String> types) implements Gives {}
    }

    /** How an endpoint goes about the versions of what it puts. */
    enum Edits {
        /** It puts nothing that people edit. */
        NONE,
        /** Other content needs the version that was seen. */
        OF_WHAT_WAS_SEEN,
        /** Who names no version replaces whatever stands. */
        OF_WHAT_STANDS
    }

    private final String method;
    private final String path;
    private final String summary;
    private final Allowed allowed;
    private final List<Parameter<?>> parameters;
    private final Takes takes;
    private final Gives gives;
    private final List<Integer> statuses;
    private final Set<ProblemWord> problems;
    private final Edits edits;
    private final boolean always;
    private final @Nullable Consumer<Ask<B>> waits;
    private final Handler<B> handler;

    private Endpoint(Making<?> making, Takes takes, Gives gives, @Nullable Consumer<Ask<B>> waits, Handler<B> handler) {
        this.method = making.method;
        this.path = making.path;
        this.summary = making.summary;
        this.allowed = making.allowed;
        this.parameters = List.copyOf(making.parameters);
        this.takes = takes;
        this.gives = gives;
        this.statuses = List.copyOf(making.statuses);
        this.problems = Collections.unmodifiableSet(making.problems);
        this.edits = making.edits;
        this.always = making.always;
        this.waits = waits;
        this.handler = handler;
    }

    /** @param path a template such as {@code /v1/stock/reservations/{id}/commit} or {@code /v1/orders:batch} */
    public static Making<Void> get(String path, Allowed allowed) {
        return new Making<>("GET", path, allowed);
    }

    public static Making<Void> put(String path, Allowed allowed) {
        return new Making<>("PUT", path, allowed);
    }

    public static Making<Void> post(String path, Allowed allowed) {
        return new Making<>("POST", path, allowed);
    }

    /** An endpoint on its way. */
    public static final class Making<B> {
        private final String method;
        private final String path;
        private final Allowed allowed;
        private String summary = "";
        private final List<Parameter<?>> parameters = new ArrayList<>();
        private Takes takes = new Takes.Nothing();
        private @Nullable Gives gives;
        private List<Integer> statuses = List.of(200);
        private final Set<ProblemWord> problems = new LinkedHashSet<>();
        private Edits edits = Edits.NONE;
        private boolean always;
        private @Nullable Consumer<Ask<B>> waits;

        private Making(String method, String path, Allowed allowed) {
            this.method = method;
            this.path = path;
            this.allowed = allowed;
        }

        /** One English sentence on what it does. */
        public Making<B> says(String sentence) {
            this.summary = sentence;
            return this;
        }

        /** The path's and the query's parameters; what is not named here is refused. */
        public Making<B> takes(Parameter<?>... more) {
            parameters.addAll(List.of(more));
            return this;
        }

        /** A body that must be there. */
        public <C extends Record> Making<C> body(Class<C> type) {
            return body(new Takes.One(type, false));
        }

        /** A body that may be left out. */
        public <C extends Record> Making<C> optionalBody(Class<C> type) {
            return body(new Takes.One(type, true));
        }

        /** A body of bytes of one of these media types, of at most so many, whoever sends it. */
        public Making<RawBytes> bytes(int bytesMax, String... types) {
            return body(new Takes.Bytes(List.of(types), bytesMax));
        }

        /** A bare array of up to 1,000 elements: the PUT bodies with {@code id}. */
        public <C extends Record> MakingBatch<C> batchOf(Class<C> element) {
            return new MakingBatch<>(this, element);
        }

        /** The record it answers and the statuses it may answer it with; 200 when none is named. */
        public Making<B> answers(Class<? extends Record> type, Integer... statuses) {
            this.gives = new Gives.One(type);
            this.statuses = statuses.length == 0 ? List.of(200) : List.of(statuses);
            return this;
        }

        /** It answers a bare array of these records. */
        public Making<B> answersMany(Class<? extends Record> element) {
            this.gives = new Gives.Many(element);
            return this;
        }

        /** It answers text of that kind. */
        public Making<B> answersText(String contentType) {
            this.gives = new Gives.Text(contentType);
            return this;
        }

        /**
         * It answers {@link RawBytes} of one of these media types, which never change under their ETag: who knows that
         * already is answered 304.
         */
        public Making<B> answersBytes(String... types) {
            this.gives = new Gives.Bytes(List.of(types));
            this.statuses = List.of(200, 304);
            return this;
        }

        /** The words it may refuse with, besides those that every request may meet. */
        public Making<B> refuses(ProblemWord... words) {
            problems.addAll(List.of(words));
            return this;
        }

        /**
         * It puts a document that people edit: it takes If-Match, answers an ETag, and refuses an edit that does not fit
         * what stands.
         */
        public Making<B> edits() {
            edits = Edits.OF_WHAT_WAS_SEEN;
            return refuses(RequestProblem.IF_MATCH_NEEDED, RequestProblem.CHANGED_MEANWHILE);
        }

        /** The same for a document of one person: who names no version replaces whatever stands. */
        public Making<B> keeps() {
            edits = Edits.OF_WHAT_STANDS;
            return refuses(RequestProblem.CHANGED_MEANWHILE);
        }

        /** It is answered also when the server has its hands full: it costs next to nothing, and tells how the server is. */
        public Making<B> always() {
            always = true;
            return this;
        }

        /**
         * What a request waits for before it is worked on, such as news. Meanwhile it has no place among the requests in hand;
         * a limited number may wait, and one more is worked on at once. Named after the body, if there is one.
         */
        public Making<B> waits(Consumer<Ask<B>> until) {
            waits = until;
            return this;
        }

        public Endpoint<B> handle(Handler<B> handler) {
            if (gives == null) {
                throw new IllegalStateException(method + " " + path + " does not say what it answers");
            }
            return new Endpoint<>(this, takes, gives, waits, handler);
        }

        private <C> Making<C> body(Takes what) {
            Making<C> with = new Making<>(method, path, allowed);
            with.summary = summary;
            with.parameters.addAll(parameters);
            with.takes = what;
            with.gives = gives;
            with.statuses = statuses;
            with.problems.addAll(problems);
            with.edits = edits;
            with.always = always;
            return with;
        }
    }

    /** A batch endpoint on its way. */
    public static final class MakingBatch<E extends Record> {
        private final Making<?> making;
        private final Class<E> element;
        private final Map<String, String> extra = new LinkedHashMap<>();
        private @Nullable Class<? extends Record> body;

        private MakingBatch(Making<?> making, Class<E> element) {
            this.making = making;
            this.element = element;
        }

        /** A further code that an element may name beside its {@code id}, such as a return's {@code order}. */
        public MakingBatch<E> also(String name, String says) {
            extra.put(name, says);
            return this;
        }

        /** The record that stands in the {@code body} of each result. */
        public MakingBatch<E> answers(Class<? extends Record> type) {
            this.body = type;
            return this;
        }

        /** The words an element may be refused with. */
        public MakingBatch<E> refuses(ProblemWord... words) {
            making.refuses(words);
            return this;
        }

        /** @param handler answers as many outcomes as it is given elements, in their order */
        public Endpoint<List<Item<E>>> handle(BatchHandler<E> handler) {
            if (body == null) {
                throw new IllegalStateException(making.path + " does not say what it answers");
            }
            return new Endpoint<>(
                    making,
                    new Takes.Batch(element, Collections.unmodifiableMap(extra)),
                    new Gives.Results(body),
                    null,
                    ask -> Answer.ok(handler.handle(ask)));
        }
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    String summary() {
        return summary;
    }

    Allowed allowed() {
        return allowed;
    }

    List<Parameter<?>> parameters() {
        return parameters;
    }

    Takes takes() {
        return takes;
    }

    Gives gives() {
        return gives;
    }

    List<Integer> statuses() {
        return statuses;
    }

    Set<ProblemWord> problems() {
        return problems;
    }

    Edits edits() {
        return edits;
    }

    @Nullable
    Consumer<Ask<B>> waits() {
        return waits;
    }

    boolean always() {
        return always;
    }

    Handler<B> handler() {
        return handler;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
