package io.oneshelf.access.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.oneshelf.access.AccessProblem;
import io.oneshelf.access.Doorkeeper;
import io.oneshelf.access.IfMatch;
import io.oneshelf.access.Malformed;
import io.oneshelf.access.Malformed.BadField;
import io.oneshelf.access.NotAllowed;
import io.oneshelf.access.NotFound;
import io.oneshelf.access.RequestProblem;
import io.oneshelf.access.Visit;
import io.oneshelf.journal.BooksFailure;
import io.oneshelf.journal.JournalProblem;
import io.oneshelf.journal.NotNow;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.kernel.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JsonGenerator;

/**
 * Serves endpoints: finds the endpoint, asks who calls, checks the rule, reads and checks the request, calls the handler,
 * writes the answer or the problem. It never throws, and it knows no web server.
 */
public final class Front {

    /** The longest body of staff and machines, in bytes. */
    public static final int BODY_BYTES_MAX = 16 * 1024 * 1024;

    /** The longest body of a shopper: an order of a thousand lines. */
    static final int SHOPPER_BODY_BYTES_MAX = 1024 * 1024;

    /** The longest body of somebody of whom nothing is known: a name and a password. */
    static final int STRANGER_BODY_BYTES_MAX = 16 * 1024;

    /** The longest batch, in elements. */
    public static final int BATCH_MAX = 1_000;

    /**
     * How many requests may be worked on at once; one more is refused at once. Many times what keeps the machine busy: those
     * beyond it would only wait for each other and for memory. A body is received before, so that who sends slowly takes no
     * place; whether the server is well, and what it can do, is answered always.
     */
    private static final int IN_HAND_MAX = 2_048;

    /** How many requests may wait for news at once. */
    private static final int WAITING_MAX = 512;

    private static final Logger LOG = LoggerFactory.getLogger(Front.class);
    private static final String JSON = "application/json";
    private static final Pattern SITE = Pattern.compile("^https?://");
    private static final Pattern USUAL_PORT = Pattern.compile(":(80|443)$");
    private static final Pattern ETAG = Pattern.compile("\"([0-9]{1,18})\"");

    private final Shapes shapes = new Shapes();
    private final Problems problems = new Problems(shapes);
    private final Router router = new Router();
    private final Doorkeeper doorkeeper;
    private final MeterRegistry meters;
    private final RandomGenerator random;
    private final Hands hands;
    private final Semaphore waiting;
    private final Map<ProblemWord, Counter> refusals = new ConcurrentHashMap<>();

    /**
     * @param endpoints all endpoints of the house; this one adds {@code GET /openapi.json}
     * @param random for trace ids; need not be secret
     */
    public Front(List<Endpoint<?>> endpoints, Doorkeeper doorkeeper, MeterRegistry meters, RandomGenerator random) {
        this(endpoints, doorkeeper, meters, random, IN_HAND_MAX, WAITING_MAX);
    }

    Front(
            List<Endpoint<?>> endpoints,
            Doorkeeper doorkeeper,
            MeterRegistry meters,
            RandomGenerator random,
            int inHandMax,
            int waitingMax) {
        this.hands = new Hands(inHandMax);
        this.waiting = new Semaphore(waitingMax);
        Gauge.builder("oneshelf.requests.waiting", waiting, free -> waitingMax - free.availablePermits())
                .description("Requests that wait for news, and are not in hand meanwhile")
                .register(meters);
        this.doorkeeper = doorkeeper;
        this.meters = meters;
        this.random = random;
        List<Endpoint<?>> all = new ArrayList<>(endpoints);
        OpenApi document = new OpenApi();
        all.add(document.endpoint());
        List<Served> served = all.stream()
                .<Served>map(endpoint -> new Served(endpoint, shapes, meters))
                .toList();
        served.forEach(router::add);
        document.describe(served);
    }

    public Reply answer(Incoming in) {
        long began = meters.config().clock().monotonicTime();
        Trace trace = Trace.of(in.header("traceparent"), random);
        Served[] found = new Served[1];
        Reply reply;
        try {
            reply = answer(in, trace, found);
        } catch (IOException | UncheckedIOException gone) {
            LOG.debug("trace {}: the caller went away", trace.traceId());
            reply = problem(Malformed.of("body", "ended before its length"), trace, List.of());
        } catch (RuntimeException | StackOverflowError mistake) {
            reply = failure(mistake, trace);
        }
        if (found[0] != null) {
            found[0].took(meters.config().clock().monotonicTime() - began, reply.status());
        }
        return reply;
    }

    /**
     * What is answered to a request that the web server could not make out, and so never came here: a request line with a
     * blank or a raw letter in it, a header that is too long, a transfer coding nobody knows.
     *
     * @param status what the web server makes of it
     */
    public Reply unreadable(int status) {
        Trace trace = Trace.of(null, random);
        return switch (status) {
            case 500 ->
                problem(
                        new Wrong(RequestProblem.UNEXPECTED, "The server made a mistake before it saw the request."),
                        trace,
                        List.of());
            case 503 -> problem(new NotNow(JournalProblem.STOPPING), trace, List.of());
            default ->
                problem(
                        Malformed.of(
                                "request",
                                "is not HTTP as the server reads it: letters outside ASCII, blanks and signs such as"
                                        + " { } | belong percent-encoded into the address, and all headers together"
                                        + " may be 8 KiB long"),
                        trace,
                        List.of());
        };
    }

    private Reply answer(Incoming in, Trace trace, Served[] found) throws IOException {
        Router.Match match = router.find(in.path()).orElse(null);
        if (match == null) {
            return problem(new NotFound("There is nothing at this path."), trace, List.of());
        }
        String method = in.method().equals("HEAD") ? "GET" : in.method();
        Served served = match.methods().get(method);
        if (served == null) {
            var allow = Map.entry("Allow", String.join(", ", match.methods().keySet()));
            return method.equals("OPTIONS")
                    ? reply(204, JSON, List.of(allow), new byte[0], trace)
                    : problem(
                            new Wrong(RequestProblem.METHOD_NOT_ALLOWED, "This path does not take " + method + "."),
                            trace,
                            List.of(allow));
        }
        found[0] = served;
        Endpoint<?> endpoint = served.endpoint();
        Optional<String> token = token(in);
        Optional<String> cookie = token.isPresent() || endpoint.allowed().everyone()
                ? Optional.empty()
                : SessionCookie.in(in.header("Cookie"));
        Visit visit = cookie.flatMap(doorkeeper::visitOf).orElse(null);
        Caller caller = visit == null ? token.flatMap(doorkeeper::callerOf).orElse(null) : visit.caller();
        Reply refused = checkCaller(endpoint.allowed(), caller, token.isPresent() || cookie.isPresent(), in, trace);
        if (refused == null && token.isEmpty() && !method.equals("GET")) {
            refused = checkPage(visit, in, trace);
        }
        return refused != null ? refused : serve(endpoint, served, match, in, caller, visit, trace);
    }

    /**
     * A browser sends the cookie whoever made it send, so what changes something must show that a page of ours made it: by
     * what only such a page can know, and by the site that the browser names. Without a session the browser's word is all
     * there is, and another site's is refused, so that nobody is signed in as someone else unawares.
     */
    private @Nullable Reply checkPage(@Nullable Visit visit, Incoming in, Trace trace) {
        String shown = in.header(SessionCookie.CSRF_HEADER);
        String why = visit != null && shown == null
                ? "The header X-CSRF-Token is missing."
                : visit != null && !isSame(visit.csrf(), shown)
                        ? "X-CSRF-Token is not that of the session."
                        : isForeign(in) ? "The request comes from a page of another site." : null;
        return why == null ? null : problem(new NotAllowed(AccessProblem.CSRF, why), trace, List.of());
    }

    private static boolean isSame(String expected, @Nullable String shown) {
        return shown != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    /** True when the browser names another site than this one, as it or the proxy before it is called. */
    private static boolean isForeign(Incoming in) {
        String origin = in.header("Origin");
        if (origin == null) {
            return false;
        }
        String site = SITE.matcher(origin).replaceFirst("");
        return site.equals(origin)
                || (!isSite(site, in.header("Host")) && !isSite(site, in.header("X-Forwarded-Host")));
    }

    private static boolean isSite(String site, @Nullable String host) {
        return host != null
                && USUAL_PORT
                        .matcher(site)
                        .replaceFirst("")
                        .equalsIgnoreCase(USUAL_PORT.matcher(host.strip()).replaceFirst(""));
    }

    private @Nullable Reply checkCaller(
            Allowed allowed, @Nullable Caller caller, boolean tokenShown, Incoming in, Trace trace) {
        if (allowed.everyone() || (allowed.localToo() && isLoopback(in.address()) && !in.isForwarded())) {
            return null;
        }
        if (caller == null) {
            return problem(
                    new NotAllowed(
                            AccessProblem.NOT_SIGNED_IN,
                            tokenShown
                                    ? "The token or session is unknown, was ended or is past its end."
                                    : "A token is needed, Authorization: Bearer, or a session."),
                    trace,
                    List.of(Map.entry("WWW-Authenticate", tokenShown ? "Bearer error=\"invalid_token\"" : "Bearer")));
        }
        if (!allowed.roles().contains(caller.role())) {
            return problem(
                    new NotAllowed(
                            AccessProblem.NOT_ALLOWED,
                            "The role " + caller.role().word() + " may not do this."),
                    trace,
                    List.of());
        }
        return null;
    }

    private <B> Reply serve(
            Endpoint<B> endpoint,
            Served served,
            Router.Match match,
            Incoming in,
            @Nullable Caller caller,
            @Nullable Visit visit,
            Trace trace)
            throws IOException {
        List<BadField> bad = new ArrayList<>();
        Map<Parameter<?>, Object> values = values(served, match, in.query(), bad);
        byte[] bytes = new byte[0];
        if (!(endpoint.takes() instanceof Endpoint.Takes.Nothing)) {
            int bytesMax = bodyBytesMax(endpoint, caller);
            Optional<byte[]> body = in.body(bytesMax);
            if (body.isEmpty()) {
                return problem(
                        new Wrong(RequestProblem.TOO_LARGE, "The body is over " + bytesMax / 1024 + " KiB."),
                        trace,
                        List.of());
            }
            bytes = body.get();
        }
        byte[] received = bytes;
        Work work = () -> worked(endpoint, served, match, in, caller, visit, trace, values, received, bad);
        // What waits for news is read before it waits, and takes its place among those in hand afterwards.
        return endpoint.always() || endpoint.waits() != null ? work.reply() : inHand(caller, trace, work);
    }

    /** What is done with a request once its bytes are there. */
    @FunctionalInterface
    private interface Work {
        Reply reply() throws IOException;
    }

    /** Works on a request when there is a hand for it; refuses it before its body is even read when there is none. */
    private Reply inHand(@Nullable Caller caller, Trace trace, Work work) throws IOException {
        Refusal full = hands.take(caller);
        if (full != null) {
            return problem(full, trace, List.of());
        }
        try {
            return work.reply();
        } finally {
            hands.give(caller);
        }
    }

    private <B> Reply worked(
            Endpoint<B> endpoint,
            Served served,
            Router.Match match,
            Incoming in,
            @Nullable Caller caller,
            @Nullable Visit visit,
            Trace trace,
            Map<Parameter<?>, Object> values,
            byte[] bytes,
            List<BadField> bad)
            throws IOException {
        List<Shapes.Element<Object>> elements = List.of();
        Object body = null;
        switch (endpoint.takes()) {
            case Endpoint.Takes.Nothing ignored -> {}
            case Endpoint.Takes.One one -> {
                if (bytes.length > 0 || !one.optional()) {
                    Shapes.Read<Object> read = shapes.read(bytes, shapeOf(served));
                    bad.addAll(read.bad());
                    body = read.value();
                }
            }
            case Endpoint.Takes.Batch batch -> {
                var read = shapes.readBatch(bytes, shapeOf(served), batch.extra(), BATCH_MAX);
                bad.addAll(read.bad());
                elements = read.value() == null ? List.of() : read.value();
                body = elements.stream()
                        .flatMap(element -> Optional.ofNullable(element.item()).stream())
                        .toList();
            }
            case Endpoint.Takes.Bytes ignored -> {
                String declared = in.header("Content-Type");
                body = new RawBytes(declared == null ? "" : declared, bytes);
                if (bytes.length == 0) {
                    bad.add(new BadField("body", "is missing"));
                }
            }
        }
        if (!bad.isEmpty()) {
            return problem(new Malformed(bad), trace, List.of());
        }
        if (elements.size() > BATCH_MAX) {
            return problem(
                    new Wrong(RequestProblem.TOO_LARGE, "The batch has more than 1,000 elements."), trace, List.of());
        }
        @SuppressWarnings("unchecked") // the shape was made from the endpoint's own body class
        Ask<B> ask = new Ask<>(
                caller,
                visit,
                () -> token(in).flatMap(doorkeeper::makerOf),
                values,
                (B) body,
                ifMatch(in),
                trace.traceId(),
                in.address(),
                in.overTls());
        Consumer<Ask<B>> waits = endpoint.waits();
        if (waits != null) {
            if (waiting.tryAcquire()) {
                try {
                    waits.accept(ask);
                } finally {
                    waiting.release();
                }
            }
            return inHand(
                    caller,
                    trace,
                    () -> reply(endpoint, served, endpoint.handler().handle(ask), List.of(), in, trace));
        }
        boolean nothingToDo = elements.stream().allMatch(element -> element.item() == null);
        Answer answer = nothingToDo && endpoint.takes() instanceof Endpoint.Takes.Batch
                ? Answer.ok(List.of())
                : endpoint.handler().handle(ask);
        return reply(endpoint, served, answer, elements, in, trace);
    }

    /** A body is held in memory before anything is asked of it, so who is known less may send less. */
    private static int bodyBytesMax(Endpoint<?> endpoint, @Nullable Caller caller) {
        int ofCaller = bodyBytesMax(endpoint.allowed(), caller);
        return endpoint.takes() instanceof Endpoint.Takes.Bytes bytes ? Math.min(bytes.bytesMax(), ofCaller) : ofCaller;
    }

    private static int bodyBytesMax(Allowed allowed, @Nullable Caller caller) {
        if (allowed.everyone() || caller == null) {
            return STRANGER_BODY_BYTES_MAX;
        }
        return caller.role() == Role.MEMBER || caller.role() == Role.GUEST ? SHOPPER_BODY_BYTES_MAX : BODY_BYTES_MAX;
    }

    private static RecordShape shapeOf(Served served) {
        RecordShape shape = served.takes();
        if (shape == null) {
            throw new IllegalStateException(served.endpoint() + " takes no body");
        }
        return shape;
    }

    /** Path and query values; a parameter the endpoint does not take is a bad field like any other. */
    private static Map<Parameter<?>, Object> values(
            Served served, Router.Match match, @Nullable String query, List<BadField> bad) {
        Map<Parameter<?>, Object> values = new IdentityHashMap<>();
        for (int i = 0; i < served.inPath().size(); i++) {
            Parameter<?> parameter = served.inPath().get(i);
            Optional<String> text = match.values().get(i);
            if (text.isEmpty()) {
                bad.add(new BadField(parameter.name(), "is not percent-encoded UTF-8"));
            } else {
                put(values, parameter, List.of(text.get()), bad);
            }
        }
        Map<String, List<String>> texts = query == null ? Map.of() : queryTexts(query, bad);
        for (String name : texts.keySet()) {
            if (!served.inQuery().containsKey(name)) {
                bad.add(new BadField(name, "is not a parameter of this path"));
            }
        }
        served.inQuery().forEach((name, parameter) -> put(values, parameter, texts.getOrDefault(name, List.of()), bad));
        return values;
    }

    private static void put(
            Map<Parameter<?>, Object> values, Parameter<?> parameter, List<String> texts, List<BadField> bad) {
        int before = bad.size();
        Object value = parameter.read(texts, bad);
        if (bad.size() == before) {
            values.put(parameter, value);
        }
    }

    private static Map<String, List<String>> queryTexts(String query, List<BadField> bad) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            Optional<String> name = Router.decoded((equals < 0 ? pair : pair.substring(0, equals)).replace('+', ' '));
            Optional<String> value = Router.decoded((equals < 0 ? "" : pair.substring(equals + 1)).replace('+', ' '));
            if (name.isEmpty() || value.isEmpty()) {
                bad.add(new BadField("query", "is not percent-encoded UTF-8"));
            } else {
                texts.computeIfAbsent(name.get(), key -> new ArrayList<>()).add(value.get());
            }
        }
        return texts;
    }

    private static Optional<String> token(Incoming in) {
        String header = in.header("Authorization");
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? Optional.of(header.substring(7).strip())
                : Optional.empty();
    }

    private static IfMatch ifMatch(Incoming in) {
        String header = in.header("If-Match");
        if (header == null) {
            String none = in.header("If-None-Match");
            return none != null && none.strip().equals("*") ? new IfMatch.None() : IfMatch.ABSENT;
        }
        if (header.strip().equals("*")) {
            return new IfMatch.Any();
        }
        Matcher etag = ETAG.matcher(header.strip());
        return etag.matches() ? new IfMatch.Version(Long.parseLong(etag.group(1))) : new IfMatch.Foreign();
    }

    private static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
    }

    private Reply reply(
            Endpoint<?> endpoint,
            Served served,
            Answer answer,
            List<Shapes.Element<Object>> elements,
            Incoming in,
            Trace trace) {
        Refusal refusal = answer.refusal();
        if (refusal != null) {
            return problem(refusal, trace, answer.headers());
        }
        List<Map.Entry<String, String>> headers = new ArrayList<>(answer.headers());
        String cursor = answer.nextCursor();
        if (cursor != null) {
            headers.add(Map.entry("Link", "<" + nextPage(in, cursor) + ">; rel=\"next\""));
        }
        Object body = answer.body();
        Part part = served.gives();
        if (body == null) {
            throw new IllegalStateException(endpoint + " answered nothing");
        }
        return switch (endpoint.gives()) {
            case Endpoint.Gives.Text text ->
                reply(
                        answer.status(),
                        text.contentType(),
                        headers,
                        body.toString().getBytes(StandardCharsets.UTF_8),
                        trace);
            case Endpoint.Gives.Bytes ignored -> bytes((RawBytes) body, headers, in, trace);
            case Endpoint.Gives.One ignored -> json(answer.status(), headers, trace, out -> write(out, part, body));
            case Endpoint.Gives.Many ignored ->
                json(answer.status(), headers, trace, out -> {
                    out.writeStartArray();
                    ((List<?>) body).forEach(each -> write(out, part, each));
                    out.writeEndArray();
                });
            case Endpoint.Gives.Results ignored ->
                json(answer.status(), headers, trace, out -> writeResults(out, part, elements, (List<?>) body, trace));
        };
    }

    private static Reply bytes(RawBytes body, List<Map.Entry<String, String>> headers, Incoming in, Trace trace) {
        String known = in.header("If-None-Match");
        boolean isKnown = known != null
                && headers.stream()
                        .filter(header -> header.getKey().equals("ETag"))
                        .anyMatch(etag -> names(known, etag.getValue()));
        return isKnown
                ? reply(304, body.type(), headers, new byte[0], trace)
                : reply(200, body.type(), headers, body.bytes(), trace);
    }

    /** True when If-None-Match lists the ETag, as it is or as a weak one. */
    private static boolean names(String ifNoneMatch, String etag) {
        for (String tag : ifNoneMatch.split(",")) {
            String seen = tag.strip();
            if (seen.equals("*") || seen.equals(etag) || seen.equals("W/" + etag)) {
                return true;
            }
        }
        return false;
    }

    private Reply json(
            int status, List<Map.Entry<String, String>> headers, Trace trace, Consumer<JsonGenerator> content) {
        return reply(status, JSON, headers, shapes.write(content), trace);
    }

    private static void write(JsonGenerator out, @Nullable Part part, Object body) {
        if (part == null) {
            throw new IllegalStateException("an endpoint that answers JSON has a shape for it");
        }
        part.write(out, body);
    }

    /** The answers to the well-formed elements, and between them, each in its place, the malformed ones. */
    private void writeResults(
            JsonGenerator out,
            @Nullable Part part,
            List<Shapes.Element<Object>> elements,
            List<?> outcomes,
            Trace trace) {
        int next = 0;
        out.writeStartArray();
        for (Shapes.Element<Object> element : elements) {
            out.writeStartObject();
            if (element.id() != null) {
                out.writeStringProperty("id", element.id());
            }
            if (element.item() == null) {
                writeRefused(out, new Malformed(element.bad()), trace);
            } else {
                switch ((Outcome<?>) outcomes.get(next++)) {
                    case Outcome.Made<?> made -> writeBody(out, 201, part, made.value());
                    case Outcome.Found<?> found -> writeBody(out, 200, part, found.value());
                    case Outcome.Refused<?> refused -> writeRefused(out, refused.why(), trace);
                }
            }
            out.writeEndObject();
        }
        out.writeEndArray();
        if (next != outcomes.size()) {
            throw new IllegalStateException("a batch handler answered " + outcomes.size() + " for " + next);
        }
    }

    private static void writeBody(JsonGenerator out, int status, @Nullable Part part, Object body) {
        out.writeNumberProperty("status", status);
        out.writeName("body");
        write(out, part, body);
    }

    private void writeRefused(JsonGenerator out, Refusal why, Trace trace) {
        count(why.word());
        out.writeNumberProperty("status", why.word().status());
        out.writeName("problem");
        problems.write(out, why, trace.traceId());
    }

    private static String nextPage(Incoming in, String cursor) {
        StringBuilder link = new StringBuilder(in.path()).append('?');
        String query = in.query();
        if (query != null) {
            for (String pair : query.split("&")) {
                if (!pair.isEmpty() && !pair.startsWith("cursor=")) {
                    link.append(pair).append('&');
                }
            }
        }
        return link.append("cursor=").append(cursor).toString();
    }

    /** How often was refused since the start, by module and word such as {@code stock/shortfall}. */
    public Map<String, Long> refusals() {
        Map<String, Long> counts = new HashMap<>();
        refusals.forEach((word, counter) -> counts.put(word.module() + "/" + word.word(), (long) counter.count()));
        return counts;
    }

    private void count(ProblemWord refused) {
        refusals.computeIfAbsent(
                        refused,
                        word -> Counter.builder("oneshelf.refusals")
                                .description("Refusals by the word of the problem")
                                .tag("problem", word.module() + "/" + word.word())
                                .register(meters))
                .increment();
    }

    private Reply problem(Refusal refusal, Trace trace, List<Map.Entry<String, String>> headers) {
        count(refusal.word());
        List<Map.Entry<String, String>> all = new ArrayList<>(headers);
        problems.retryAfter(refusal).ifPresent(seconds -> all.add(Map.entry("Retry-After", seconds)));
        return reply(
                refusal.word().status(),
                Problems.CONTENT_TYPE,
                all,
                shapes.write(out -> problems.write(out, refusal, trace.traceId())),
                trace);
    }

    private static Reply reply(
            int status, String contentType, List<Map.Entry<String, String>> headers, byte[] body, Trace trace) {
        List<Map.Entry<String, String>> all = new ArrayList<>(headers);
        all.add(Map.entry("traceparent", trace.header()));
        if (headers.stream().noneMatch(header -> header.getKey().equals("Cache-Control"))) {
            // What one caller was told is for that caller: no proxy keeps it, and no browser on a till that others use
            // too.
            all.add(Map.entry("Cache-Control", "no-store"));
        }
        all.add(Map.entry("X-Content-Type-Options", "nosniff"));
        return new Reply(status, contentType, all, body);
    }

    /** A mistake of ours, or a database that is away. */
    private Reply failure(Throwable mistake, Trace trace) {
        JournalProblem away = away(mistake);
        if (away != null) {
            LOG.warn("trace {}: {}", trace.traceId(), away.word());
            return problem(new NotNow(away), trace, List.of());
        }
        LOG.error("trace {}: {}", trace.traceId(), Mistake.described(mistake));
        return problem(
                new Wrong(RequestProblem.UNEXPECTED, "The server made a mistake; its log has it under the trace id."),
                trace,
                List.of());
    }

    private static @Nullable JournalProblem away(Throwable mistake) {
        for (Throwable cause = mistake; cause != null; cause = cause.getCause()) {
            if (cause instanceof BooksFailure failure) {
                switch (failure.kind()) {
                    case AWAY -> {
                        return JournalProblem.DATABASE_AWAY;
                    }
                    case OUTCOME_UNKNOWN -> {
                        return JournalProblem.OUTCOME_UNKNOWN;
                    }
                    case CONFLICT, FAILED -> {}
                }
            }
            if (cause instanceof SQLException sql && isConnection(sql)) {
                return JournalProblem.DATABASE_AWAY;
            }
        }
        return null;
    }

    /** Class 08 is a lost connection; 57P01 to 57P03 a server that stops or starts; 53 a server out of means. */
    private static boolean isConnection(SQLException sql) {
        String state = sql.getSQLState();
        return sql instanceof SQLTransientConnectionException
                || (state != null && (state.startsWith("08") || state.startsWith("57P0") || state.startsWith("53")));
    }

    /** A request that is wrong by its form. */
    record Wrong(ProblemWord word, String detail) implements Refusal {}
}
