package io.oneshelf.access.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oneshelf.access.IfMatch;
import io.oneshelf.access.NotFound;
import io.oneshelf.access.RequestProblem;
import io.oneshelf.journal.BooksFailure;
import io.oneshelf.journal.JournalProblem;
import io.oneshelf.journal.NotNow;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.Role;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.testing.ApiAnswer;
import io.oneshelf.testing.ApiClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every endpoint of the house gets from the front, shown on a house of a few made-up ones. */
class FrontTest {

    record Thing(@Says("Whatever was sent") String word) {}

    record Echo(String text) {}

    private static final Parameter<String> ID = Parameter.path("id", "The thing's id", TextForm.CODE);
    private static final Parameter<List<SkuCode>> SKU =
            Parameter.repeated("sku", "These SKUs only", TextForm.code(SkuCode::new));

    private static final List<Endpoint<?>> ENDPOINTS = List.of(
            Endpoint.put("/v1/things/{id}", Allowed.to(Role.INTEGRATION).andMembersOwn())
                    .says("Puts a thing")
                    .takes(ID)
                    .body(Thing.class)
                    .answers(Echo.class, 201, 200)
                    .edits()
                    .handle(FrontTest::put),
            Endpoint.get("/v1/things", Allowed.SIGNED_IN)
                    .says("Lists things")
                    .takes(SKU, Parameter.LIMIT, Parameter.CURSOR)
                    .answers(Echo.class)
                    .handle(ask -> Answer.ok(new Echo(ask.get(SKU) + " " + ask.get(Parameter.LIMIT) + " "
                                    + ask.get(Parameter.CURSOR).map(cursor -> cursor.number(0))))
                            .next(Cursor.of(7))),
            Endpoint.post("/v1/things/{id}/poke", Allowed.to(Role.INTEGRATION))
                    .says("Pokes a thing")
                    .takes(ID)
                    .optionalBody(Thing.class)
                    .answers(Echo.class)
                    .handle(ask ->
                            Answer.ok(new Echo(ask.bodyIfAny().map(Thing::word).orElse("nothing")))),
            Endpoint.post("/v1/things:batch", Allowed.to(Role.INTEGRATION))
                    .says("Puts things")
                    .batchOf(Thing.class)
                    .answers(Echo.class)
                    .refuses(RequestProblem.NOT_FOUND)
                    .handle(ask -> ask.body().stream().map(FrontTest::one).toList()),
            Endpoint.get("/v1/secret", Allowed.to(Role.AUDITOR).orLoopback())
                    .says("For auditors, and for this machine")
                    .answers(Echo.class)
                    .handle(ask -> Answer.ok(new Echo("seen"))),
            Endpoint.get("/v1/open", Allowed.EVERYONE)
                    .says("For everyone")
                    .answers(Echo.class)
                    .handle(ask -> Answer.ok(new Echo(ask.callerIfAny()
                            .map(caller -> caller.role().word())
                            .orElse("nobody")))),
            Endpoint.post("/v1/broken", Allowed.EVERYONE)
                    .says("Breaks")
                    .body(Thing.class)
                    .answers(Echo.class)
                    .handle(ask -> switch (ask.body().word()) {
                        case "away" -> throw new BooksFailure(BooksFailure.Kind.AWAY, "gone");
                        case "full" -> Answer.refused(new NotNow(JournalProblem.OVERLOADED, 3));
                        default -> throw new IllegalStateException("marker-4711 must not be told");
                    }));

    private final ApiClient nobody = ApiClient.over(ENDPOINTS);
    private final ApiClient api = nobody.as(Role.INTEGRATION);

    private static Answer put(Ask<Thing> ask) {
        if (ask.ifMatch() instanceof IfMatch.Version version) {
            return Answer.ok(new Echo(ask.get(ID))).etag(version.version() + 1);
        }
        return Answer.of(
                new Outcome.Made<>(ask.body()), thing -> new Echo(ask.get(ID) + "=" + thing.word()), thing -> 1);
    }

    private static Outcome<Echo> one(Item<Thing> item) {
        return item.body().word().equals("lost")
                ? new Outcome.Refused<>(NotFound.of("thing"))
                : new Outcome.Made<>(new Echo(item.id()));
    }

    @Test
    void aMadeThingIs201WithItsVersion() {
        ApiAnswer made = api.put("/v1/things/a:b", "{\"word\":\"x\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        assertThat(made.json().path("text").asString()).isEqualTo("a:b=x");
        assertThat(api.with("If-Match", "\"4\"")
                        .put("/v1/things/a", "{\"word\":\"x\"}")
                        .header("ETag"))
                .isEqualTo("\"5\"");
    }

    @Test
    void badPathQueryAndBodyAreListedTogether() {
        ApiAnswer answer = api.put("/v1/things/%E5%A4?x=1", "{\"word\":7}");
        assertThat(answer.problem()).isEqualTo("request/malformed");
        assertThat(answer.json().path("errors").toString()).isEqualTo("""
                [{"field":"id","detail":"is not percent-encoded UTF-8"},\
                {"field":"x","detail":"is not a parameter of this path"},\
                {"field":"word","detail":"must be a string"}]""");
    }

    @Test
    void whoComesWhenAllHandsAreFullIsRefusedAtOnceAndHowTheServerIsIsAnswered() {
        ApiClient[] another = new ApiClient[1];
        List<Endpoint<?>> endpoints = List.of(
                Endpoint.get("/v1/work", Allowed.SIGNED_IN)
                        .says("Is asked again while it is at work")
                        .answers(Echo.class)
                        .handle(ask -> {
                            ApiAnswer refused = another[0].get("/v1/work");
                            return Answer.ok(new Echo(refused.status() + " " + refused.problem() + ", come again: "
                                    + refused.header("Retry-After") + ", open: "
                                    + another[0].get("/v1/open").status() + ", well: "
                                    + another[0].get("/v1/well").status()));
                        }),
                Endpoint.get("/v1/open", Allowed.EVERYONE)
                        .says("For everyone")
                        .answers(Echo.class)
                        .handle(ask -> Answer.ok(new Echo("open"))),
                Endpoint.get("/v1/well", Allowed.EVERYONE)
                        .says("Whether it is well")
                        .answers(Echo.class)
                        .always()
                        .handle(ask -> Answer.ok(new Echo("well"))));
        another[0] = ApiClient.over(
                        new Front(endpoints, ApiClient::callerOf, new SimpleMeterRegistry(), new Random(1), 1, 1))
                .as(Role.INTEGRATION);
        for (int time = 0; time < 2; time++) {
            assertThat(another[0].get("/v1/work").json().path("text").asString())
                    .isEqualTo("503 journal/overloaded, come again: 1, open: 503, well: 200");
        }
    }

    @Test
    void oneCallerLeavesRoomForTheOthers() {
        List<String> seen = new ArrayList<>();
        ApiClient[] another = new ApiClient[1];
        List<Endpoint<?>> endpoints = List.of(Endpoint.put("/v1/work/{id}", Allowed.SIGNED_IN)
                .says("Is asked again while it is at work")
                .takes(ID)
                .body(Thing.class)
                .answers(Echo.class)
                .handle(ask -> {
                    if (seen.isEmpty()) {
                        seen.add("at work");
                        ApiAnswer mine = another[0].put("/v1/work/a", "not even read");
                        seen.add(mine.status() + " " + mine.problem() + ", come again: " + mine.header("Retry-After"));
                        seen.add("another's: "
                                + another[0]
                                        .as(Role.AUDITOR)
                                        .put("/v1/work/a", "{\"word\":\"x\"}")
                                        .status());
                    }
                    return Answer.ok(new Echo("done"));
                }));
        // Two hands, so one for each caller.
        another[0] = ApiClient.over(
                        new Front(endpoints, ApiClient::callerOf, new SimpleMeterRegistry(), new Random(1), 2, 1))
                .as(Role.INTEGRATION);
        for (int time = 0; time < 2; time++) {
            seen.clear();
            assertThat(another[0].put("/v1/work/a", "{\"word\":\"x\"}").status())
                    .isEqualTo(200);
            assertThat(seen).containsExactly("at work", "429 access/too-much-at-once, come again: 1", "another's: 200");
        }
    }

    @Test
    void whoWaitsHasNoPlaceAmongThoseInHandAndNotTooManyWait() {
        List<String> seen = new ArrayList<>();
        ApiClient[] another = new ApiClient[1];
        List<Endpoint<?>> endpoints = List.of(
                Endpoint.get("/v1/news", Allowed.SIGNED_IN)
                        .says("Tells news when there are any")
                        .answers(Echo.class)
                        .waits(ask -> {
                            seen.add("waits");
                            seen.add("work " + another[0].get("/v1/work").status());
                            seen.add("news " + another[0].get("/v1/news").status());
                        })
                        .handle(ask -> {
                            seen.add("told");
                            return Answer.ok(new Echo("news"));
                        }),
                Endpoint.get("/v1/work", Allowed.SIGNED_IN)
                        .says("Works")
                        .answers(Echo.class)
                        .handle(ask -> Answer.ok(new Echo("done"))));
        another[0] = ApiClient.over(
                        new Front(endpoints, ApiClient::callerOf, new SimpleMeterRegistry(), new Random(1), 1, 1))
                .as(Role.INTEGRATION);
        for (int time = 0; time < 2; time++) {
            seen.clear();
            assertThat(another[0].get("/v1/news").status()).isEqualTo(200);
            assertThat(seen)
                    .as("the one in hand is free while one waits, and a second who would wait is answered at once")
                    .containsExactly("waits", "work 200", "told", "news 200", "told");
        }
    }

    @Test
    void listsAreReadByLinks() {
        ApiAnswer first = api.get("/v1/things?sku=A&sku=B&limit=5");
        assertThat(first.json().path("text").asString()).isEqualTo("[A, B] 5 Optional.empty");
        ApiAnswer second = api.get(first.next().orElseThrow());
        assertThat(second.json().path("text").asString()).isEqualTo("[A, B] 5 Optional[7]");
        assertThat(second.next()).isEqualTo(first.next());
        assertThat(api.get("/v1/things?limit=501").problem()).isEqualTo("request/malformed");
        assertThat(api.get("/v1/things?limit=5&limit=6").problem()).isEqualTo("request/malformed");
        assertThat(api.get("/v1/things?cursor=%24%24").problem()).isEqualTo("request/malformed");
    }

    @Test
    void nobodyMayDoAnythingThatIsNotListed() {
        ApiAnswer refused = nobody.put("/v1/things/a", "{");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(nobody.withToken("stale").get("/v1/things").header("WWW-Authenticate"))
                .isEqualTo("Bearer error=\"invalid_token\"");
        assertThat(nobody.as(Role.AUDITOR).put("/v1/things/a", "{").status()).isEqualTo(403);
        assertThat(nobody.as(Role.OWNER).put("/v1/things/a", "{\"word\":\"x\"}").status())
                .isEqualTo(201);
        assertThat(nobody.get("/v1/open").json().path("text").asString()).isEqualTo("nobody");
        assertThat(api.get("/v1/open").json().path("text").asString()).isEqualTo("integration");
        assertThat(nobody.withToken("stale").get("/v1/open").status()).isEqualTo(200);
    }

    @Test
    void thisMachineNeedsNoTokenWhereThatIsSaid() {
        assertThat(nobody.get("/v1/secret").status()).isEqualTo(401);
        assertThat(nobody.with("X-Test-Address", "127.0.0.1").get("/v1/secret").status())
                .isEqualTo(200);
        for (String header : Incoming.FORWARDING) {
            assertThat(nobody.with("X-Test-Address", "127.0.0.1")
                            .with(header, "127.0.0.1")
                            .get("/v1/secret")
                            .status())
                    .as("%s: a proxy on this machine passes on what comes from elsewhere", header)
                    .isEqualTo(401);
        }
        assertThat(api.get("/v1/secret").status()).isEqualTo(403);
    }

    @Test
    void unknownPathsAndMethods() {
        assertThat(api.get("/v1/nothing").problem()).isEqualTo("request/not-found");
        assertThat(api.get("/v1/things/").problem()).isEqualTo("request/not-found");
        ApiAnswer wrong = api.post("/v1/things");
        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.header("Allow")).isEqualTo("GET");
    }

    @Test
    void aBodyMayBeLeftOutWhereThatIsSaid() {
        assertThat(api.post("/v1/things/a/poke").json().path("text").asString()).isEqualTo("nothing");
        assertThat(api.post("/v1/things/a/poke", "{\"word\":\"x\"}")
                        .json()
                        .path("text")
                        .asString())
                .isEqualTo("x");
        assertThat(api.put("/v1/things/a", "").json().at("/errors/0/detail").asString())
                .isEqualTo("is missing");
    }

    @Test
    void aBatchIsAnsweredInOrder() {
        ApiAnswer answer = api.post("/v1/things:batch", """
                [{"id":"a","word":"x"},{"id":"b","word":7},{"id":"c","word":"lost"},{"id":"d","word":"x"}]""");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json())
                .extracting(result -> result.path("id").asString()
                        + result.path("status")
                        + result.at("/body/text").asString("")
                        + result.at("/problem/type").asString(""))
                .containsExactly(
                        "a201a",
                        "b400https://oneshelf.io/problems/request/malformed",
                        "c404https://oneshelf.io/problems/request/not-found",
                        "d201d");
        assertThat(api.post("/v1/things:batch", "[{\"id\":\"a\",").problem()).isEqualTo("request/malformed");
        assertThat(api.post("/v1/things:batch", "[]").json()).isEmpty();
        assertThat(api.post("/v1/things:batch", "[1]").json().at("/0/status").asInt())
                .isEqualTo(400);
    }

    @Test
    void whoIsKnownLessMaySendLess() {
        record Row(ApiClient who, String method, String path, int bytesMax) {}
        for (Row row : List.of(
                new Row(nobody, "POST", "/v1/broken", 16 * 1024),
                new Row(api, "POST", "/v1/broken", 16 * 1024),
                new Row(nobody.as(Role.MEMBER), "PUT", "/v1/things/a", 1024 * 1024),
                new Row(api, "PUT", "/v1/things/a", 16 * 1024 * 1024))) {
            ApiAnswer read = row.who().send(row.method(), row.path(), new byte[row.bytesMax()]);
            assertThat(read.problem()).as("%s", row).isEqualTo("request/malformed");
            ApiAnswer refused = row.who().send(row.method(), row.path(), new byte[row.bytesMax() + 1]);
            assertThat(refused.status()).as("%s", row).isEqualTo(413);
            assertThat(refused.json().path("detail").asString())
                    .isEqualTo("The body is over " + row.bytesMax() / 1024 + " KiB.");
        }
    }

    @Test
    void thereIsAnEndToBodiesAndBatches() {
        assertThat(api.send("PUT", "/v1/things/a", new byte[Front.BODY_BYTES_MAX + 1])
                        .problem())
                .isEqualTo("request/too-large");
        String batch = IntStream.rangeClosed(0, Front.BATCH_MAX)
                .mapToObj(i -> "{\"id\":\"" + i + "\",\"word\":\"x\"}")
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(api.post("/v1/things:batch", batch).problem()).isEqualTo("request/too-large");
        String deep = "{\"word\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThat(api.put("/v1/things/a", deep).problem()).isEqualTo("request/malformed");
    }

    @Test
    void aMistakeIsAnsweredWithoutItsSecrets() {
        ApiAnswer broken = nobody.post("/v1/broken", "{\"word\":\"x\"}");
        assertThat(broken.problem()).isEqualTo("request/unexpected");
        assertThat(broken.text()).doesNotContain("4711").doesNotContain("Exception");
        ApiAnswer away = nobody.post("/v1/broken", "{\"word\":\"away\"}");
        assertThat(away.problem()).isEqualTo("journal/database-away");
        assertThat(away.header("Retry-After")).isEqualTo("1");
        ApiAnswer full = nobody.post("/v1/broken", "{\"word\":\"full\"}");
        assertThat(full.status()).isEqualTo(503);
        assertThat(full.header("Retry-After")).isEqualTo("3");
        assertThat(full.json().has("retryAfterSeconds")).isFalse();
    }

    @Test
    void theTraceIsTakenOverWhenItIsWellFormed() {
        String sent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        ApiAnswer taken = api.with("traceparent", sent).get("/v1/nothing");
        assertThat(taken.json().path("traceId").asString()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(taken.header("traceparent"))
                .startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-")
                .isNotEqualTo(sent);
        for (String odd :
                List.of("", "garbage", "ff" + sent.substring(2), "00-" + "0".repeat(32) + sent.substring(35))) {
            assertThat(api.with("traceparent", odd)
                            .get("/v1/nothing")
                            .json()
                            .path("traceId")
                            .asString())
                    .isNotEqualTo("0".repeat(32))
                    .doesNotContain("4bf92f");
        }
    }

    @Test
    void theDocumentSaysWhoMayWhat() {
        var operation = nobody.document().operations().stream()
                .filter(each -> each.toString().equals("PUT /v1/things/{id}"))
                .findFirst()
                .orElseThrow();
        assertThat(operation.roles()).containsExactly("owner", "integration", "member");
        assertThat(operation.isOwnOnly()).isTrue();
        assertThat(operation.node().path("x-problems").findValuesAsString("type"))
                .contains("https://oneshelf.io/problems/request/if-match-needed");
        assertThat(nobody.document()
                        .root()
                        .at("/components/schemas/access.FrontTest.Thing/properties/word/description")
                        .asString())
                .isEqualTo("Whatever was sent");
        assertThat(Optional.of(nobody.document().root().path("openapi").asString()))
                .contains("3.1.0");
    }
}
