package io.oneshelf.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.access.http.Endpoint;
import io.oneshelf.access.web.AccessEndpoints;
import io.oneshelf.access.web.SessionEndpoints;
import io.oneshelf.access.web.StaffEndpoints;
import io.oneshelf.journal.Changes;
import io.oneshelf.journal.GatheringDoor;
import io.oneshelf.journal.MemoryBooks;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.Role;
import io.oneshelf.testing.ApiAnswer;
import io.oneshelf.testing.ApiClient;
import io.oneshelf.testing.Browser;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** People: how the first one comes, how others are added, how they sign in and out, and what a store manager may do. */
class StaffTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String GOOD = "seven geese a-laying";

    /** One server on the books; several stand on the same ones. */
    private final class Server implements Doorkeeper {
        private final Changes changes = new Changes(books.reader());
        private final GatheringDoor door = new GatheringDoor(books, now::get);
        private final Access access;
        private final Staff staff;
        private final ApiClient nobody;

        Server() {
            door.onWritten(changes::written);
            access = Access.in(door, books.reader(), changes, now::get, new SecureRandom());
            staff = Staff.in(door, books.reader(), changes, now::get, new SecureRandom(), Runnable::run);
            List<Endpoint<?>> endpoints = new ArrayList<>(new AccessEndpoints(access).endpoints());
            endpoints.addAll(new SessionEndpoints(staff).endpoints());
            endpoints.addAll(new StaffEndpoints(staff).endpoints());
            nobody = ApiClient.over(endpoints, this);
        }

        @Override
        public Optional<Caller> callerOf(String token) {
            return access.callerOf(token);
        }

        @Override
        public Optional<StaffId> makerOf(String token) {
            return access.makerOf(token);
        }

        @Override
        public Optional<Visit> visitOf(String cookie) {
            return staff.visitOf(cookie);
        }

        ApiClient as(Role role, @Nullable String location) {
            return nobody.withToken(access.mint(
                    role, location == null ? null : new LocationCode(location), "test", Duration.ofDays(9)));
        }
    }

    private final MemoryBooks books = new MemoryBooks();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final Server server = new Server();
    private final ApiClient nobody = server.nobody;
    private final ApiClient owner = server.as(Role.OWNER, null);

    private static String facts(String name, String role, @Nullable String location) {
        return "{\"name\":\"%s\",\"displayName\":\"%s X.\",\"role\":\"%s\"%s}"
                .formatted(name, name, role, location == null ? "" : ",\"location\":\"" + location + "\"");
    }

    private static String first(String key, String name) {
        return "{\"key\":\"%s\",\"name\":\"%s\",\"displayName\":\"Ada L.\",\"password\":\"%s\"}"
                .formatted(key, name, GOOD);
    }

    private static String accept(String key, String password) {
        return "{\"key\":\"%s\",\"password\":\"%s\"}".formatted(key, password);
    }

    /** Adds a person who then signs in for the first time. */
    private Browser joined(String id, String role, @Nullable String location) {
        ApiAnswer added = owner.put("/v1/staff/" + id, facts(id, role, location));
        assertThat(added.status()).as("%s", added).isEqualTo(201);
        String key =
                owner.post("/v1/staff/" + id + "/invite").json().path("key").asString();
        ApiAnswer accepted = nobody.post("/v1/staff:accept", accept(key, GOOD));
        assertThat(accepted.status()).as("%s", accepted).isEqualTo(201);
        return Browser.of(nobody, accepted);
    }

    // ── The first owner ──────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void theFirstOwnerComesByTheLinkAndNobodyAfterThat() {
        String key = server.staff.keyForFirstOwner().orElseThrow();
        String another = server.staff.keyForFirstOwner().orElseThrow();
        ApiAnswer made = nobody.post("/v1/staff:first", first(key, "ada"));
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        assertThat(made.json().at("/person/role").asString()).isEqualTo("owner");
        assertThat(made.json().at("/person/displayName").asString()).isEqualTo("Ada L.");
        assertThat(made.header("Set-Cookie"))
                .matches("oneshelf_session=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict; Max-Age=43200");
        Browser ada = Browser.of(nobody, made);
        assertThat(ada.page().get("/v1/staff").json().path("staff")).hasSize(1);
        for (String used : List.of(key, another)) {
            assertThat(nobody.post("/v1/staff:first", first(used, "eve")).problem())
                    .isEqualTo("access/already-staffed");
        }
        assertThat(server.staff.keyForFirstOwner()).isEmpty();
    }

    @Test
    void aLinkUsedTwiceAtOnceMakesOneOwner() {
        String key = server.staff.keyForFirstOwner().orElseThrow();
        List<CompletableFuture<ApiAnswer>> both = Stream.of("ada", "eve", "zoe")
                .map(name -> CompletableFuture.supplyAsync(() -> nobody.post("/v1/staff:first", first(key, name))))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join).map(ApiAnswer::status))
                .containsExactlyInAnyOrder(201, 409, 409);
        assertThat(owner.get("/v1/staff").json().path("staff")).hasSize(1);
    }

    @Test
    void theLinkEndsAfterADayAndWhenSomebodyIsAddedOtherwise() {
        String key = server.staff.keyForFirstOwner().orElseThrow();
        assertThat(nobody.post("/v1/staff:first", first("made-up", "ada")).problem())
                .isEqualTo("access/key-not-good");
        now.set(NOON.plus(Staff.FIRST_LINK_LENGTH));
        assertThat(nobody.post("/v1/staff:first", first(key, "ada")).problem()).isEqualTo("access/key-not-good");
        String fresh = server.staff.keyForFirstOwner().orElseThrow();
        owner.put("/v1/staff/tim", facts("tim", "cashier", "S1"));
        assertThat(server.staff.keyForFirstOwner())
                .as("a cashier opens nothing: there is nobody yet who could invite")
                .isPresent();
        owner.put("/v1/staff/ada", facts("ada", "owner", null));
        assertThat(nobody.post("/v1/staff:first", first(fresh, "eve")).problem())
                .isEqualTo("access/already-staffed");
        assertThat(server.staff.keyForFirstOwner()).isEmpty();
    }

    // ── Signing in and out ───────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void aPersonSignsInWithNameAndPasswordHoweverTheNameIsTyped() {
        joined("ada", "merchandiser", null);
        for (String name : List.of("ada", "Ada", " ADA ", "ａｄａ")) {
            ApiAnswer signedIn = nobody.post("/v1/sessions", Browser.credentials(name, GOOD));
            assertThat(signedIn.status()).as("%s", signedIn).isEqualTo(201);
            Browser ada = Browser.of(nobody, signedIn);
            ApiAnswer session = ada.page().get("/v1/session");
            assertThat(session.json()).isEqualTo(signedIn.json());
            assertThat(session.json().path("expiresAt").asString()).isEqualTo("2026-11-23T00:00:00Z");
            assertThat(server.visitOf(ada.cookie()).orElseThrow().caller())
                    .isEqualTo(new Caller("ada", Role.MERCHANDISER, null, null));
        }
    }

    @Test
    void whoeverMayNotSignInGetsOneAnswer() {
        joined("ada", "merchandiser", null);
        joined("eve", "merchandiser", null);
        owner.post("/v1/staff/eve/suspend");
        owner.put("/v1/staff/new", facts("new", "auditor", null));
        List<ApiAnswer> answers = List.of(
                nobody.post("/v1/sessions", Browser.credentials("ada", "seven swans a-swimming")),
                nobody.post("/v1/sessions", Browser.credentials("nobody", GOOD)),
                nobody.post("/v1/sessions", Browser.credentials("eve", GOOD)),
                nobody.post("/v1/sessions", Browser.credentials("new", GOOD)));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.problem()).isEqualTo("access/wrong-name-or-password");
            assertThat(answer.headerIfAny("Set-Cookie")).isEmpty();
        });
        assertThat(answers.stream().map(answer -> answer.json().path("detail").asString()))
                .containsOnly("Name or password is wrong.");
    }

    @Test
    void aSessionEndsAtOnceWhenItIsSignedOutOfAndByItselfAfterTwelveHours() {
        Browser here = joined("ada", "auditor", null);
        Browser there = Browser.signIn(nobody, "ada", GOOD);
        ApiAnswer ended = here.page().post("/v1/session/end");
        assertThat(ended.status()).isEqualTo(200);
        assertThat(ended.header("Set-Cookie")).startsWith("oneshelf_session=; ").contains("Max-Age=0");
        assertThat(here.page().get("/v1/session").status()).isEqualTo(401);
        assertThat(here.page().post("/v1/session/end").status()).isEqualTo(401);
        assertThat(there.page().get("/v1/session").status()).isEqualTo(200);
        now.set(NOON.plus(Staff.SESSION_LENGTH).minusMillis(1));
        assertThat(there.page().get("/v1/session").status()).isEqualTo(200);
        now.set(NOON.plus(Staff.SESSION_LENGTH));
        assertThat(there.page().get("/v1/session").status()).isEqualTo(401);
    }

    @Test
    void theCookieIsForTlsWhereTheRequestCameByIt() {
        joined("ada", "auditor", null);
        ApiAnswer signedIn =
                nobody.with("X-Forwarded-Proto", "https").post("/v1/sessions", Browser.credentials("ada", GOOD));
        assertThat(signedIn.header("Set-Cookie"))
                .matches("__Host-oneshelf_session=[A-Za-z0-9_-]{43}; Path=/; .*; Secure");
        Browser ada = Browser.of(nobody, signedIn);
        for (String cookies : List.of(
                "__Host-oneshelf_session=" + ada.cookie(),
                "oneshelf_session=" + ada.cookie(),
                "oneshelf_session=planted; __Host-oneshelf_session=" + ada.cookie())) {
            assertThat(nobody.with("Cookie", cookies).get("/v1/session").status())
                    .as(cookies)
                    .isEqualTo(200);
        }
        ApiAnswer ended = ada.page().with("X-Forwarded-Proto", "https").post("/v1/session/end");
        assertThat(ended.header("Set-Cookie"))
                .startsWith("__Host-oneshelf_session=; ")
                .contains("Max-Age=0");
    }

    @Test
    void aPasswordAsLongAsOneMayBeSignsIn() {
        String longest = "𝄞é".repeat(128);
        assertThat(longest.codePointCount(0, longest.length())).isEqualTo(256);
        owner.put("/v1/staff/ada", facts("ada", "store-manager", "S1"));
        String key = owner.post("/v1/staff/ada/invite").json().path("key").asString();
        assertThat(nobody.post("/v1/staff:accept", accept(key, longest)).status())
                .isEqualTo(201);
        ApiAnswer signedIn = nobody.post("/v1/sessions", Browser.credentials("ada", longest));
        assertThat(signedIn.status()).as("%s", signedIn).isEqualTo(201);
        Browser ada = Browser.of(nobody, signedIn);
        assertThat(ada.page()
                        .put("/v1/session/pin", "{\"password\":\"" + longest + "\",\"pin\":\"204680\"}")
                        .status())
                .isEqualTo(200);
        assertThat(ada.page()
                        .put("/v1/session/password", "{\"old\":\"" + longest + "\",\"new\":\"" + GOOD + "\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whoCannotBeSignedOutJustNowIsToldSoAndKeepsTheCookie() {
        Browser ada = joined("ada", "auditor", null);
        server.door.close();
        ApiAnswer refused = ada.page().post("/v1/session/end");
        assertThat(refused.status()).as("%s", refused).isEqualTo(503);
        assertThat(refused.headerIfAny("Set-Cookie")).isEmpty();
        assertThat(new Server().visitOf(ada.cookie())).isPresent();
    }

    @Test
    void whatIsOnTheWayToTheBooksShowsNothing() {
        StaffFacts facts = new StaffFacts("marker-4711", "marker-4711", Role.OWNER, null);
        FirstOwner first = new FirstOwner("marker-4711", "marker-4711", "marker-4711", "marker-4711");
        By by = new By(Caller.owner("test"), null);
        StaffId id = new StaffId("s-1");
        assertThat(List.of(
                        new PuttingStaff.Put(by, id, facts, IfMatch.ABSENT, "marker-4711"),
                        new OpeningBooks.Open(id, first, "marker-4711", "marker-4711")))
                .extracting(Object::toString)
                .containsExactly("Put[" + id + "]", "Open[" + id + "]");
    }

    @Test
    void onlyHashesAreKept() {
        Browser ada = joined("ada", "auditor", null);
        String id = server.visitOf(ada.cookie()).orElseThrow().session();
        Session kept = books.reader().find(Session.KIND.key(id)).orElseThrow().body();
        StaffPerson person =
                books.reader().find(StaffPerson.KIND.key("ada")).orElseThrow().body();
        assertThat(person.password()).startsWith("$argon2id$").doesNotContain(GOOD);
        for (String told : List.of(
                kept.toString(),
                kept.hash(),
                person.toString(),
                books.reader().events(0, 1_000).toString())) {
            assertThat(told).doesNotContain(ada.cookie()).doesNotContain(GOOD).doesNotContain("Ada");
        }
        assertThat(owner.get("/v1/staff").text()).doesNotContain("argon2");
    }

    // ── What a page must say ─────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void whatChangesSomethingMustComeFromAPageOfOurs() {
        record Row(@Nullable String csrf, @Nullable String origin, String host, String problem) {}
        Browser ada = joined("ada", "owner", null);
        for (Row row : List.of(
                new Row(ada.csrf(), null, "shop.example", "request/malformed"),
                new Row(ada.csrf(), "https://shop.example", "shop.example", "request/malformed"),
                new Row(ada.csrf(), "https://shop.example:443", "shop.example", "request/malformed"),
                new Row(ada.csrf(), "http://127.0.0.1:8080", "127.0.0.1:8080", "request/malformed"),
                new Row(ada.csrf(), "http://127.0.0.1:8081", "127.0.0.1:8080", "access/csrf"),
                new Row(ada.csrf(), "https://evil.example", "shop.example", "access/csrf"),
                new Row(ada.csrf(), "https://shop.example.evil.example", "shop.example", "access/csrf"),
                new Row(ada.csrf(), "null", "shop.example", "access/csrf"),
                new Row(null, null, "shop.example", "access/csrf"),
                new Row("", null, "shop.example", "access/csrf"),
                new Row("0".repeat(64), null, "shop.example", "access/csrf"),
                new Row(null, "https://shop.example", "shop.example", "access/csrf"))) {
            ApiClient page = ada.foreignPage().with("Host", row.host());
            page = row.csrf() == null ? page : page.with("X-CSRF-Token", row.csrf());
            page = row.origin() == null ? page : page.with("Origin", row.origin());
            assertThat(page.put("/v1/staff/new", "{}").problem()).as("%s", row).isEqualTo(row.problem());
            assertThat(page.get("/v1/staff").status()).as("reading: %s", row).isEqualTo(200);
        }
        Browser eve = joined("eve", "owner", null);
        assertThat(ada.foreignPage()
                        .with("X-CSRF-Token", eve.csrf())
                        .put("/v1/staff/new", "{}")
                        .problem())
                .as("another session's")
                .isEqualTo("access/csrf");
    }

    @Test
    void aProxyMayCallTheServerOtherwise() {
        Browser ada = joined("ada", "owner", null);
        owner.put("/v1/staff/eve", facts("eve", "auditor", null));
        ApiClient page = ada.page().with("Host", "10.0.0.7:8080").with("Origin", "https://shop.example");
        assertThat(page.post("/v1/staff/eve/invite").problem()).isEqualTo("access/csrf");
        assertThat(page.with("X-Forwarded-Host", "shop.example")
                        .post("/v1/staff/eve/invite")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void anotherSiteSignsNobodyIn() {
        joined("ada", "auditor", null);
        ApiClient foreign = nobody.with("Host", "shop.example").with("Origin", "https://evil.example");
        assertThat(foreign.post("/v1/sessions", Browser.credentials("ada", GOOD))
                        .problem())
                .isEqualTo("access/csrf");
    }

    @Test
    void aTokenGoesBeforeTheCookieAndNeedsNothingElse() {
        Browser ada = joined("ada", "auditor", null);
        ApiClient both = ada.foreignPage()
                .withToken(server.access.mint(Role.OWNER, null, "machine", Duration.ofDays(1)))
                .with("Origin", "https://elsewhere.example")
                .with("Host", "shop.example");
        assertThat(both.put("/v1/staff/new", facts("new", "auditor", null)).status())
                .isEqualTo(201);
        assertThat(both.get("/v1/session").problem())
                .as("a token is no session")
                .isEqualTo("access/not-signed-in");
        assertThat(ada.foreignPage().withToken("made up").get("/v1/session").status())
                .isEqualTo(401);
    }

    // ── Guessing ─────────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void guessingIsStoppedAndDoesNotShutThePersonOut() {
        joined("ada", "auditor", null);
        ApiClient guesser = nobody.with("X-Test-Address", "198.51.100.1");
        for (int i = 0; i < SignInLimit.PER_NAME_AND_ADDRESS_MAX; i++) {
            assertThat(guesser.post("/v1/sessions", Browser.credentials("ada", "guess number " + i))
                            .status())
                    .isEqualTo(401);
        }
        now.set(NOON.plusSeconds(60));
        ApiAnswer stopped = guesser.post("/v1/sessions", Browser.credentials("ADA", GOOD));
        assertThat(stopped.problem()).isEqualTo("access/too-many-sign-ins");
        assertThat(stopped.header("Retry-After")).isEqualTo("240");
        assertThat(nobody.post("/v1/sessions", Browser.credentials("ada", GOOD)).status())
                .as("from her own place")
                .isEqualTo(201);
        now.set(NOON.plusSeconds(300));
        assertThat(guesser.post("/v1/sessions", Browser.credentials("ada", GOOD))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void namesAndAddressesAreLimitedByThemselvesAndSuccessIsNotCounted() {
        SignInLimit byName = new SignInLimit();
        for (int i = 0; i < SignInLimit.PER_NAME_MAX; i++) {
            assertThat(byName.refuse("ada", "address " + i, NOON)).isEmpty();
        }
        assertThat(byName.refuse("ada", "another", NOON)).contains(300);
        assertThat(byName.refuse("eve", "another", NOON)).isEmpty();
        SignInLimit byAddress = new SignInLimit();
        for (int i = 0; i < SignInLimit.PER_ADDRESS_MAX; i++) {
            assertThat(byAddress.refuse("name " + i, "one", NOON)).isEmpty();
        }
        assertThat(byAddress.refuse("another", "one", NOON)).contains(300);
        assertThat(byAddress.refuse("another", "two", NOON)).isEmpty();
        SignInLimit succeeding = new SignInLimit();
        for (int i = 0; i < 10 * SignInLimit.PER_ADDRESS_MAX; i++) {
            assertThat(succeeding.refuse("ada", "one", NOON)).isEmpty();
            succeeding.takeBack("ada", "one");
        }
    }

    @Test
    void theOldPasswordCannotBeGuessedEither() {
        Browser ada = joined("ada", "auditor", null);
        for (int i = 0; i < SignInLimit.PER_NAME_AND_ADDRESS_MAX; i++) {
            assertThat(ada.page()
                            .put(
                                    "/v1/session/password",
                                    "{\"old\":\"guess %d\",\"new\":\"six geese a-laying\"}".formatted(i))
                            .problem())
                    .isEqualTo("access/wrong-password");
        }
        assertThat(ada.page()
                        .put("/v1/session/password", "{\"old\":\"" + GOOD + "\",\"new\":\"six geese a-laying\"}")
                        .problem())
                .isEqualTo("access/too-many-sign-ins");
    }

    // ── Passwords and invitations ────────────────────────────────────────────────────────────────────────────────────

    @Test
    void anotherPasswordEndsAllOtherSessions() {
        Browser here = joined("ada", "auditor", null);
        Browser there = Browser.signIn(nobody, "ada", GOOD);
        assertThat(here.page()
                        .put("/v1/session/password", "{\"old\":\"" + GOOD + "\",\"new\":\"password\"}")
                        .json()
                        .path("rule")
                        .asString())
                .isEqualTo("TOO_COMMON");
        ApiAnswer changed =
                here.page().put("/v1/session/password", "{\"old\":\"" + GOOD + "\",\"new\":\"six geese a-laying\"}");
        assertThat(changed.status()).as("%s", changed).isEqualTo(200);
        assertThat(there.page().get("/v1/session").status()).isEqualTo(401);
        assertThat(here.page().get("/v1/session").status())
                .as("the cookie is another now")
                .isEqualTo(401);
        assertThat(Browser.of(nobody, changed).page().get("/v1/session").status())
                .isEqualTo(200);
        assertThat(nobody.post("/v1/sessions", Browser.credentials("ada", GOOD)).status())
                .isEqualTo(401);
        assertThat(nobody.post("/v1/sessions", Browser.credentials("ada", "six geese a-laying"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void anInvitationWorksOnceAndTheNewestOnly() {
        owner.put("/v1/staff/ada", facts("ada", "auditor", null));
        String older = owner.post("/v1/staff/ada/invite").json().path("key").asString();
        ApiAnswer invited = owner.post("/v1/staff/ada/invite");
        String key = invited.json().path("key").asString();
        assertThat(invited.json().path("expiresAt").asString()).isEqualTo("2026-11-29T12:00:00Z");
        assertThat(nobody.post("/v1/staff:accept", accept(older, GOOD)).problem())
                .isEqualTo("access/key-not-good");
        assertThat(nobody.post("/v1/staff:accept", accept(key, "short")).problem())
                .isEqualTo("access/password-too-weak");
        assertThat(nobody.post("/v1/staff:first", first(key, "eve")).problem())
                .as("an invitation is no link for a first owner")
                .isEqualTo("access/key-not-good");
        assertThat(owner.get("/v1/staff/ada").json().path("state").asString()).isEqualTo("ADDED");
        assertThat(nobody.post("/v1/staff:accept", accept(key, GOOD)).status()).isEqualTo(201);
        assertThat(owner.get("/v1/staff/ada").json().path("state").asString()).isEqualTo("ACTIVE");
        assertThat(nobody.post("/v1/staff:accept", accept(key, GOOD)).problem()).isEqualTo("access/key-not-good");

        String again = owner.post("/v1/staff/ada/invite").json().path("key").asString();
        now.set(NOON.plus(Staff.INVITATION_LENGTH));
        assertThat(nobody.post("/v1/staff:accept", accept(again, GOOD)).problem())
                .isEqualTo("access/key-not-good");
    }

    @Test
    void whoForgotThePasswordIsInvitedAgainAndOldSessionsEnd() {
        Browser before = joined("ada", "auditor", null);
        String key = owner.post("/v1/staff/ada/invite").json().path("key").asString();
        assertThat(before.page().get("/v1/session").status())
                .as("an invitation alone changes nothing")
                .isEqualTo(200);
        assertThat(nobody.post("/v1/staff:accept", accept(key, "six geese a-laying"))
                        .status())
                .isEqualTo(201);
        assertThat(before.page().get("/v1/session").status()).isEqualTo(401);
    }

    @Test
    void anInvitationIsForTheRoleAndTheStoreItWasGivenFor() {
        Browser manager = joined("manager", "store-manager", "S1");
        record Row(String id, String role, @Nullable String location, boolean good) {}
        for (Row row : List.of(
                new Row("promoted", "owner", null, false),
                new Row("raised", "associate", "S1", false),
                new Row("moved", "cashier", "S2", false),
                new Row("renamed", "cashier", "S1", true))) {
            String id = row.id();
            manager.page().put("/v1/staff/" + id, facts(id, "cashier", "S1"));
            String key = manager.page()
                    .post("/v1/staff/" + id + "/invite")
                    .json()
                    .path("key")
                    .asString();
            assertThat(owner.with("If-Match", "*")
                            .put("/v1/staff/" + id, facts(id + ".x", row.role(), row.location()))
                            .status())
                    .isEqualTo(200);
            ApiAnswer accepted = nobody.post("/v1/staff:accept", accept(key, GOOD));
            assertThat(accepted.status()).as("%s: %s", row, accepted).isEqualTo(row.good() ? 201 : 422);
        }
    }

    @Test
    void whoInvitedMustStillBeAbleTo() {
        joined("manager", "store-manager", "S1");
        record Row(String id, Runnable meanwhile, boolean good) {}
        for (Row row : List.of(
                new Row("c1", () -> {}, true),
                new Row("c2", () -> moved("manager", "store-manager", "S2"), false),
                new Row("c3", () -> moved("manager", "cashier", "S1"), false),
                new Row("c4", () -> owner.post("/v1/staff/manager/suspend"), false))) {
            moved("manager", "store-manager", "S1");
            Browser page = Browser.signIn(nobody, "manager", GOOD);
            page.page().put("/v1/staff/" + row.id(), facts(row.id(), "cashier", "S1"));
            String key = page.page()
                    .post("/v1/staff/" + row.id() + "/invite")
                    .json()
                    .path("key")
                    .asString();
            row.meanwhile().run();
            ApiAnswer accepted = nobody.post("/v1/staff:accept", accept(key, GOOD));
            assertThat(accepted.status()).as("%s: %s", row.id(), accepted).isEqualTo(row.good() ? 201 : 422);
        }
    }

    private void moved(String id, String role, String location) {
        assertThat(owner.with("If-Match", "*")
                        .put("/v1/staff/" + id, facts(id, role, location))
                        .status())
                .isEqualTo(200);
    }

    // ── Keeping people ───────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void roleAndStoreCountFromTheNextRequestOn() {
        Browser ada = joined("ada", "owner", null);
        joined("eve", "owner", null);
        assertThat(ada.page().get("/v1/tokens").status()).isEqualTo(200);
        String version = owner.get("/v1/staff/ada").header("ETag");
        assertThat(owner.with("If-Match", version)
                        .put("/v1/staff/ada", facts("ada", "cashier", "S1"))
                        .status())
                .isEqualTo(200);
        assertThat(ada.page().get("/v1/tokens").problem()).isEqualTo("access/not-allowed");
        assertThat(server.visitOf(ada.cookie()).orElseThrow().caller())
                .isEqualTo(new Caller("ada", Role.CASHIER, new LocationCode("S1"), null));
    }

    @Test
    void whoIsSuspendedIsOutAtOnceAndSignsInAnewLater() {
        Browser ada = joined("ada", "auditor", null);
        Server elsewhere = new Server();
        Browser there = new Browser(elsewhere.nobody, ada.cookie(), ada.csrf());
        assertThat(there.page().get("/v1/session").status())
                .as("a session is good on every server")
                .isEqualTo(200);
        ApiAnswer suspended = owner.post("/v1/staff/ada/suspend");
        assertThat(suspended.json().path("state").asString()).isEqualTo("SUSPENDED");
        assertThat(owner.post("/v1/staff/ada/suspend").json()).isEqualTo(suspended.json());
        assertThat(ada.page().get("/v1/session").status()).isEqualTo(401);
        assertThat(elsewhere.changes.step()).isTrue();
        assertThat(there.page().get("/v1/session").status()).isEqualTo(401);
        assertThat(owner.post("/v1/staff/ada/invite").problem()).isEqualTo("access/suspended");
        assertThat(owner.post("/v1/staff/ada/resume").json().path("state").asString())
                .isEqualTo("ACTIVE");
        assertThat(ada.page().get("/v1/session").status())
                .as("what was ended stays ended")
                .isEqualTo(401);
        assertThat(nobody.post("/v1/sessions", Browser.credentials("ada", GOOD)).status())
                .isEqualTo(201);
    }

    @Test
    void tokensFallWithWhoMadeThemButTillsGoOnSelling() {
        Browser ada = joined("ada", "owner", null);
        joined("eve", "owner", null);
        ApiClient till = minted(ada.page(), "{\"role\":\"cashier\",\"location\":\"S1\",\"name\":\"till 1\"}");
        ApiClient wide = minted(ada.page(), "{\"role\":\"owner\",\"name\":\"wide\"}");
        ApiClient feed = minted(ada.page(), "{\"role\":\"integration\",\"name\":\"feed\"}");
        ApiClient child = minted(wide, "{\"role\":\"owner\",\"name\":\"child\"}");
        ApiClient machine = minted(owner, "{\"role\":\"auditor\",\"name\":\"nobody's\"}");
        List<String> makers = new ArrayList<>();
        owner.get("/v1/tokens").json().path("tokens").forEach(token -> {
            if (!token.path("by").isMissingNode()) {
                makers.add(token.path("name").asString() + " by "
                        + token.path("by").asString());
            }
        });
        assertThat(makers).containsExactly("till 1 by ada", "wide by ada", "feed by ada", "child by ada");
        assertThat(books.reader().events(0, 1_000))
                .filteredOn(event -> event.type().equals("access.token-minted"))
                .extracting(event -> event.data().contains("\"by\":\"ada\""))
                .contains(true);
        record Row(String what, Runnable change, int status) {}
        for (Row row : List.of(
                new Row("as made", () -> {}, 200),
                new Row("suspended", () -> owner.post("/v1/staff/ada/suspend"), 401),
                new Row("back", () -> owner.post("/v1/staff/ada/resume"), 200),
                new Row("no owner any more", () -> moved("ada", "store-manager", "S1"), 401))) {
            row.change().run();
            for (ApiClient token : List.of(wide, feed, child)) {
                assertThat(token.get("/v1/caller").status()).as(row.what()).isEqualTo(row.status());
            }
            for (ApiClient token : List.of(till, machine, owner)) {
                assertThat(token.get("/v1/caller").status()).as(row.what()).isEqualTo(200);
            }
        }
    }

    private ApiClient minted(ApiClient by, String token) {
        ApiAnswer made = by.post("/v1/tokens", token);
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        return nobody.withToken(made.json().path("token").asString());
    }

    @Test
    void aNameIsOnePersonsOnlyAndFreeWhenItIsGivenUp() {
        owner.put("/v1/staff/one", facts("ada", "auditor", null));
        assertThat(owner.put("/v1/staff/two", facts("ADA", "auditor", null)).problem())
                .isEqualTo("access/name-taken");
        assertThat(owner.with("If-Match", "\"1\"")
                        .put("/v1/staff/one", facts("ada.l", "auditor", null))
                        .status())
                .isEqualTo(200);
        assertThat(owner.put("/v1/staff/two", facts("ADA", "auditor", null)).status())
                .isEqualTo(201);
        assertThat(owner.with("If-Match", "\"2\"")
                        .put("/v1/staff/one", facts("ada", "auditor", null))
                        .problem())
                .isEqualTo("access/name-taken");
    }

    @Test
    void twoPeopleEditingOneSeeEachOther() {
        owner.put("/v1/staff/ada", facts("ada", "auditor", null));
        assertThat(owner.put("/v1/staff/ada", facts("ada", "auditor", null)).status())
                .as("the same again")
                .isEqualTo(200);
        assertThat(owner.put("/v1/staff/ada", facts("ada", "service", null)).problem())
                .isEqualTo("request/if-match-needed");
        assertThat(owner.with("If-Match", "\"7\"")
                        .put("/v1/staff/ada", facts("ada", "service", null))
                        .problem())
                .isEqualTo("request/changed-meanwhile");
    }

    @Test
    void aRoleIsOneOfPeopleAndAStoreRoleHasAStore() {
        assertThat(owner.put("/v1/staff/a", facts("a", "cashier", null)).problem())
                .isEqualTo("access/role-needs-location");
        for (String role : List.of("integration", "member", "guest")) {
            assertThat(owner.put("/v1/staff/a", facts("a", role, null)).problem())
                    .isEqualTo("access/role-not-of-staff");
        }
        for (String role : List.of("owner", "merchandiser", "courier", "service", "auditor")) {
            assertThat(owner.put("/v1/staff/" + role, facts(role, role, null)).status())
                    .isEqualTo(201);
        }
        assertThat(owner.put("/v1/staff/a", facts(" ", "auditor", null)).status())
                .isEqualTo(400);
    }

    @Test
    void aStoreManagerKeepsTheAssociatesAndCashiersOfTheStore() {
        Browser manager = joined("manager", "store-manager", "S1");
        joined("boss", "owner", null);
        joined("neighbour", "cashier", "S2");
        ApiClient page = manager.page();
        assertThat(page.put("/v1/staff/c1", facts("c1", "cashier", "S1")).status())
                .isEqualTo(201);
        assertThat(page.put("/v1/staff/a1", facts("a1", "associate", "S1")).status())
                .isEqualTo(201);
        assertThat(page.post("/v1/staff/c1/invite").status()).isEqualTo(201);
        assertThat(page.post("/v1/staff/c1/suspend").status()).isEqualTo(200);
        record Row(String id, String facts) {}
        for (Row row : List.of(
                new Row("c2", facts("c2", "cashier", "S2")),
                new Row("m2", facts("m2", "store-manager", "S1")),
                new Row("o2", facts("o2", "owner", null)),
                new Row("boss", facts("boss", "cashier", "S1")),
                new Row("neighbour", facts("neighbour", "cashier", "S1")),
                new Row("manager", facts("manager", "cashier", "S1")))) {
            assertThat(page.with("If-Match", "*")
                            .put("/v1/staff/" + row.id(), row.facts())
                            .problem())
                    .as("%s", row)
                    .isEqualTo("access/not-your-staff");
        }
        for (String id : List.of("boss", "neighbour", "nobody")) {
            assertThat(page.get("/v1/staff/" + id).status()).as(id).isEqualTo(404);
            for (String verb : List.of("invite", "suspend", "resume")) {
                assertThat(page.post("/v1/staff/" + id + "/" + verb).status())
                        .as(id)
                        .isEqualTo(404);
            }
        }
        List<String> seen = new ArrayList<>();
        page.get("/v1/staff")
                .json()
                .path("staff")
                .forEach(person -> seen.add(person.path("id").asString()));
        assertThat(seen).containsExactly("manager", "c1", "a1");
    }

    @Test
    void aStoresTokenKeepsNobody() {
        joined("c1", "cashier", "S1");
        ApiClient token = server.as(Role.STORE_MANAGER, "S1");
        assertThat(token.get("/v1/staff").json().path("staff"))
                .as("it may look")
                .hasSize(1);
        assertThat(token.put("/v1/staff/c2", facts("c2", "cashier", "S1")).problem())
                .isEqualTo("access/not-signed-in");
        for (String verb : List.of("invite", "suspend", "resume")) {
            assertThat(token.post("/v1/staff/c1/" + verb).problem()).as(verb).isEqualTo("access/not-signed-in");
        }
        assertThat(owner.get("/v1/staff/c1").json().path("state").asString()).isEqualTo("ACTIVE");
    }

    @Test
    void nobodyShutsHimselfOutAndTwoOwnersCannotShutOutEachOther() {
        Browser ada = joined("ada", "owner", null);
        Browser eve = joined("eve", "owner", null);
        assertThat(ada.page().post("/v1/staff/ada/suspend").problem()).isEqualTo("access/not-yourself");
        assertThat(ada.page().post("/v1/staff/ada/invite").problem())
                .as("a browser left open chooses no password")
                .isEqualTo("access/not-yourself");
        assertThat(ada.page()
                        .with("If-Match", "*")
                        .put("/v1/staff/ada", facts("ada", "auditor", null))
                        .problem())
                .isEqualTo("access/not-yourself");
        assertThat(ada.page()
                        .with("If-Match", "*")
                        .put("/v1/staff/ada", facts("ada.l", "owner", null))
                        .status())
                .as("the own name may be changed")
                .isEqualTo(200);
        Visit adas = server.visitOf(ada.cookie()).orElseThrow();
        Visit eves = server.visitOf(eve.cookie()).orElseThrow();
        server.staff
                .suspend(new By(adas.caller(), adas.staff()), new StaffId("eve"))
                .orThrow();
        assertThat(server.staff.suspend(new By(eves.caller(), eves.staff()), new StaffId("ada")))
                .as("her request was under way when she was suspended")
                .isEqualTo(new Outcome.Refused<>(
                        new NotAllowed(AccessProblem.NOT_SIGNED_IN, "The session has ended meanwhile.")));
    }

    // ── Allowing something at a till ─────────────────────────────────────────────────────────────────────────────────

    private static String pin(String name, String pin) {
        return "{\"name\":\"%s\",\"pin\":\"%s\"}".formatted(name, pin);
    }

    private ApiAnswer choosePin(Browser browser, String pin) {
        return browser.page().put("/v1/session/pin", "{\"password\":\"%s\",\"pin\":\"%s\"}".formatted(GOOD, pin));
    }

    @Test
    void whoManagesTheStoreAllowsWithAPinAndSoDoesAnOwner() {
        assertThat(choosePin(joined("mia", "store-manager", "S1"), "204680").status())
                .isEqualTo(200);
        assertThat(choosePin(joined("ada", "owner", null), "135792").status()).isEqualTo(200);
        ApiClient till = server.as(Role.CASHIER, "S1");
        ApiAnswer allowed = till.post("/v1/approvals", pin("Mia", "204680"));
        assertThat(allowed.text()).isEqualTo("{\"staff\":\"mia\",\"displayName\":\"mia X.\"}");
        assertThat(till.post("/v1/approvals", pin("ada", "135792")).status()).isEqualTo(200);
    }

    @Test
    void whoeverMayNotAllowGetsOneAnswer() {
        choosePin(joined("mia", "store-manager", "S1"), "204680");
        choosePin(joined("max", "store-manager", "S2"), "204680");
        choosePin(joined("eve", "store-manager", "S1"), "204680");
        joined("pia", "store-manager", "S1");
        owner.post("/v1/staff/eve/suspend");
        ApiClient till = server.as(Role.CASHIER, "S1");
        for (ApiAnswer answer : List.of(
                till.post("/v1/approvals", pin("mia", "204681")),
                till.post("/v1/approvals", pin("max", "204680")),
                till.post("/v1/approvals", pin("eve", "204680")),
                till.post("/v1/approvals", pin("pia", "204680")),
                till.post("/v1/approvals", pin("nobody", "204680")))) {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.problem()).isEqualTo("access/wrong-name-or-pin");
        }
    }

    @Test
    void aPinIsNotTriedForLongFromWhateverAddress() {
        choosePin(joined("mia", "store-manager", "S1"), "204680");
        ApiClient till = server.as(Role.CASHIER, "S1");
        for (int i = 0; i < PinLimit.PER_NAME_AND_TILL_MAX; i++) {
            assertThat(till.with("X-Test-Address", "203.0.113." + i)
                            .post("/v1/approvals", pin("mia", "00000" + i))
                            .problem())
                    .isEqualTo("access/wrong-name-or-pin");
        }
        ApiAnswer answer = till.with("X-Test-Address", "203.0.113.99").post("/v1/approvals", pin("mia", "204680"));
        assertThat(answer.problem()).isEqualTo("access/too-many-sign-ins");
        assertThat(answer.header("Retry-After")).isEqualTo("900");
        assertThat(books.reader().events(0, 1_000))
                .filteredOn(event -> event.type().equals("access.pin-tried-too-often"))
                .extracting(event -> event.document())
                .as("whoever watches learns of it, once")
                .containsExactly("mia");
        assertThat(Browser.signIn(nobody, "mia", GOOD).page().get("/v1/session").status())
                .as("who is shut out at a till is not shut out of the console")
                .isEqualTo(200);
    }

    @Test
    void aPinDiesWithThePasswordItWasChosenUnder() {
        Browser mia = joined("mia", "store-manager", "S1");
        ApiClient till = server.as(Role.CASHIER, "S1");
        assertThat(choosePin(mia, "204680").status()).isEqualTo(200);
        assertThat(till.post("/v1/approvals", pin("mia", "204680")).status()).isEqualTo(200);
        ApiAnswer changed =
                mia.page().put("/v1/session/password", "{\"old\":\"" + GOOD + "\",\"new\":\"six geese a-laying\"}");
        assertThat(changed.status()).as("%s", changed).isEqualTo(200);
        assertThat(till.post("/v1/approvals", pin("mia", "204680")).problem()).isEqualTo("access/wrong-name-or-pin");
        assertThat(Browser.of(nobody, changed)
                        .page()
                        .put("/v1/session/pin", "{\"password\":\"six geese a-laying\",\"pin\":\"204680\"}")
                        .status())
                .isEqualTo(200);
        assertThat(till.post("/v1/approvals", pin("mia", "204680")).status()).isEqualTo(200);
    }

    @Test
    void aPinOfAnEarlierTimeThatNamesNoPasswordIsNotGood() {
        assertThat(new Pin("hash", null).isOf(1)).isFalse();
    }

    @Test
    void pinsAreLimitedByTillAndByDay() {
        PinLimit limit = new PinLimit();
        for (int till = 0; till < PinLimit.PER_NAME_A_DAY_MAX / PinLimit.PER_NAME_AND_TILL_MAX; till++) {
            for (int i = 0; i < PinLimit.PER_NAME_AND_TILL_MAX; i++) {
                assertThat(limit.refuse("mia", "till " + till, NOON)).isEmpty();
            }
        }
        assertThat(limit.refuse("mia", "another", NOON)).as("till midnight").contains(43_200);
        assertThat(limit.refuse("mia", "another", NOON.plusSeconds(43_199))).contains(1);
        assertThat(limit.refuse("mia", "another", NOON.plusSeconds(43_200))).isEmpty();
        PinLimit spraying = new PinLimit();
        for (int i = 0; i < PinLimit.PER_TILL_MAX; i++) {
            assertThat(spraying.refuse("name " + i, "till", NOON)).isEmpty();
        }
        assertThat(spraying.refuse("another", "till", NOON)).contains(900);
        PinLimit succeeding = new PinLimit();
        for (int i = 0; i < 10 * PinLimit.PER_NAME_A_DAY_MAX; i++) {
            assertThat(succeeding.refuse("mia", "till", NOON)).isEmpty();
            succeeding.takeBack("mia", "till");
        }
    }

    @Test
    void aPinIsChosenWithThePasswordAndIsNotOneThatIsTriedFirst() {
        Browser mia = joined("mia", "store-manager", "S1");
        assertThat(mia.page()
                        .put("/v1/session/pin", "{\"password\":\"not the one\",\"pin\":\"204680\"}")
                        .problem())
                .isEqualTo("access/wrong-password");
        for (String weak : List.of("000000", "123456", "987654")) {
            assertThat(choosePin(mia, weak).problem()).isEqualTo("access/password-too-weak");
        }
        assertThat(choosePin(mia, "12345").status()).isEqualTo(400);
        assertThat(choosePin(mia, "204680").status()).isEqualTo(200);
        assertThat(choosePin(mia, "864200").status()).isEqualTo(200);
        ApiClient till = server.as(Role.CASHIER, "S1");
        assertThat(till.post("/v1/approvals", pin("mia", "204680")).status()).isEqualTo(422);
        assertThat(till.post("/v1/approvals", pin("mia", "864200")).status()).isEqualTo(200);
    }

    @Test
    void peopleAreListedPageByPage() {
        for (int i = 0; i < 5; i++) {
            owner.put("/v1/staff/p" + i, facts("p" + i, "auditor", null));
        }
        List<String> ids = new ArrayList<>();
        Optional<String> page = Optional.of("/v1/staff?limit=2");
        while (page.isPresent()) {
            ApiAnswer answer = owner.get(page.get());
            answer.json()
                    .path("staff")
                    .forEach(person -> ids.add(person.path("id").asString()));
            page = answer.next();
        }
        assertThat(ids).containsExactly("p0", "p1", "p2", "p3", "p4");
    }

    @Test
    void whatHappenedNamesThePersonByIdAndWhoDidIt() {
        Browser ada = joined("s-1", "owner", null);
        ada.page().put("/v1/staff/s-2", facts("eve", "auditor", null));
        ada.page().post("/v1/staff/s-2/suspend");
        assertThat(books.reader().events(0, 1_000))
                .filteredOn(event -> event.document().equals("s-2"))
                .extracting(event -> event.type() + " " + event.version())
                .containsExactly("access.staff-changed 1", "access.staff-suspended 2");
        assertThat(books.reader().events(0, 1_000).toString()).contains("s-1").doesNotContain("eve");
    }
}
