package io.oneshelf.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.access.http.Endpoint;
import io.oneshelf.access.web.AccessEndpoints;
import io.oneshelf.journal.Changes;
import io.oneshelf.journal.GatheringDoor;
import io.oneshelf.journal.MemoryBooks;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.Role;
import io.oneshelf.testing.ApiAnswer;
import io.oneshelf.testing.ApiClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Tokens: made, shown, ended; and guests. */
class AccessTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final MemoryBooks books = new MemoryBooks();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final List<Changes> followers = new ArrayList<>();
    private final Access access = process();
    private final ApiClient nobody = ApiClient.over(endpoints(access), access);
    private final ApiClient owner = nobody.withToken(access.mint(Role.OWNER, null, "test", Duration.ofDays(1)));

    /** Access as one process sees it; several stand on the same books. */
    private Access process() {
        GatheringDoor door = new GatheringDoor(books, now::get);
        Changes changes = new Changes(books.reader());
        door.onWritten(changes::written);
        followers.add(changes);
        return Access.in(door, books.reader(), changes, now::get, new SecureRandom());
    }

    private static List<Endpoint<?>> endpoints(Access access) {
        return new AccessEndpoints(access).endpoints();
    }

    @Test
    void aTokenSaysWhoAsks() {
        ApiAnswer made = owner.post("/v1/tokens", """
                {"role":"cashier","location":"S1","name":"till 3"}""");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("expiresAt").asString()).isEqualTo("2027-02-20T12:00:00Z");
        String token = made.json().path("token").asString();
        assertThat(access.callerOf(token)).contains(new Caller("till 3", Role.CASHIER, new LocationCode("S1"), null));
        assertThat(nobody.withToken(token).get("/v1/caller").text())
                .isEqualTo("{\"name\":\"till 3\",\"role\":\"cashier\",\"location\":\"S1\"}");
        assertThat(nobody.get("/v1/caller").status()).isEqualTo(401);
    }

    @Test
    void onlyTheHashIsKept() {
        ApiAnswer made = owner.post("/v1/tokens", "{\"role\":\"integration\"}");
        String token = made.json().path("token").asString();
        assertThat(token).matches("[A-Za-z0-9_-]{43}");
        Token kept = books.reader()
                .find(Token.KIND.key(made.json().path("id").asString()))
                .orElseThrow()
                .body();
        assertThat(kept.toString()).doesNotContain(token);
        assertThat(kept.hash()).hasSize(64).startsWith(made.json().path("id").asString());
        assertThat(owner.get("/v1/tokens").text()).doesNotContain(token).doesNotContain(kept.hash());
        assertThat(books.reader().events(0, 100).toString())
                .doesNotContain(token)
                .doesNotContain(kept.hash());
    }

    @Test
    void aTokenEnds() {
        String token = access.mint(Role.AUDITOR, null, "audit", Duration.ofHours(1));
        assertThat(access.callerOf(token)).isPresent();
        now.set(NOON.plus(Duration.ofHours(1)));
        assertThat(access.callerOf(token)).isEmpty();
    }

    @Test
    void aRevokedTokenIsRefusedAtOnceHereAndSoonElsewhere() {
        Access elsewhere = process();
        Changes news = followers.getLast();
        ApiAnswer made = owner.post("/v1/tokens", "{\"role\":\"integration\"}");
        String token = made.json().path("token").asString();
        assertThat(elsewhere.callerOf(token)).isPresent();
        ApiAnswer revoked = owner.post("/v1/tokens/" + made.json().path("id").asString() + "/revoke");
        assertThat(revoked.json().path("revokedAt").asString()).isEqualTo("2026-11-22T12:00:00Z");
        assertThat(access.callerOf(token)).isEmpty();
        assertThat(news.step()).isTrue();
        assertThat(elsewhere.callerOf(token)).isEmpty();
        assertThat(owner.post("/v1/tokens/" + made.json().path("id").asString() + "/revoke")
                        .status())
                .isEqualTo(200);
        assertThat(owner.post("/v1/tokens/unheard-of/revoke").status()).isEqualTo(404);
    }

    @Test
    void whatHappenedToATokenNamesItsVersion() {
        String id = owner.post("/v1/tokens", "{\"role\":\"integration\"}")
                .json()
                .path("id")
                .asString();
        owner.post("/v1/tokens/" + id + "/revoke");
        assertThat(books.reader().events(0, 100))
                .filteredOn(event -> event.document().equals(id))
                .extracting(event -> event.type() + " " + event.version())
                .containsExactly("access.token-minted 1", "access.token-revoked 2");
    }

    @Test
    void theTokenItselfEndsTheToken() {
        String token = access.mint(Role.OWNER, null, "the commands of this machine", Duration.ofDays(365));
        access.end("nobody's");
        assertThat(access.callerOf(token)).isPresent();
        access.end(token);
        access.end(token);
        assertThat(access.callerOf(token)).isEmpty();
    }

    @Test
    void whatIsNoTokenIsNobody() {
        String token = access.mint(Role.OWNER, null, "one", Duration.ofDays(1));
        for (String other :
                List.of("", " ", "x".repeat(10_000), token + "x", token.substring(1), token.toLowerCase(Locale.ROOT))) {
            assertThat(access.callerOf(other)).as(other).isEmpty();
        }
    }

    @Test
    void aRoleGetsWhatItNeedsAndNothingElse() {
        assertThat(owner.post("/v1/tokens", "{\"role\":\"cashier\"}").problem())
                .isEqualTo("access/role-needs-location");
        assertThat(owner.post("/v1/tokens", "{\"role\":\"member\"}").problem()).isEqualTo("access/role-needs-member");
        assertThat(owner.post("/v1/tokens", "{\"role\":\"owner\",\"member\":\"m1\"}")
                        .problem())
                .isEqualTo("access/role-needs-member");
        assertThat(owner.post("/v1/tokens", "{\"role\":\"guest\"}").problem()).isEqualTo("access/role-not-minted");
        assertThat(owner.post("/v1/tokens", "{\"role\":\"member\",\"member\":\"m1\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void guestsAreTheirOwnPeople() {
        ApiAnswer one = nobody.post("/v1/guests");
        ApiAnswer two = nobody.post("/v1/guests");
        assertThat(one.status()).isEqualTo(201);
        Optional<MemberId> first =
                access.callerOf(one.json().path("token").asString()).map(Caller::member);
        Optional<MemberId> second =
                access.callerOf(two.json().path("token").asString()).map(Caller::member);
        assertThat(first).isPresent().isNotEqualTo(second);
        assertThat(owner.get("/v1/tokens").json().path("tokens")).hasSize(1);
    }

    @Test
    void thereIsAnEndToGuests() {
        for (int i = 0; i < GuestLimit.PER_ADDRESS_MAX; i++) {
            assertThat(nobody.post("/v1/guests").status()).isEqualTo(201);
        }
        now.set(NOON.plusSeconds(20));
        ApiAnswer refused = nobody.post("/v1/guests");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("40");
        assertThat(nobody.with("X-Test-Address", "203.0.113.8")
                        .post("/v1/guests")
                        .status())
                .isEqualTo(201);
        now.set(NOON.plusSeconds(60));
        assertThat(nobody.post("/v1/guests").status()).isEqualTo(201);
    }

    @Test
    void manyAddressesTogetherAreLimitedToo() {
        GuestLimit limit = new GuestLimit();
        for (int i = 0; i < GuestLimit.TOTAL_MAX; i++) {
            assertThat(limit.refuse("address " + i, NOON)).isEmpty();
        }
        assertThat(limit.refuse("another", NOON)).contains(60);
        assertThat(limit.refuse("another", NOON.plusSeconds(60))).isEmpty();
    }

    @Test
    void tokensAreListedPageByPage() {
        for (int i = 0; i < 4; i++) {
            access.mint(Role.AUDITOR, null, "audit " + i, Duration.ofDays(1));
        }
        List<String> names = new ArrayList<>();
        Optional<String> page = Optional.of("/v1/tokens?limit=2");
        while (page.isPresent()) {
            ApiAnswer answer = owner.get(page.get());
            answer.json()
                    .path("tokens")
                    .forEach(token -> names.add(token.path("name").asString()));
            page = answer.next();
        }
        assertThat(names).containsExactly("test", "audit 0", "audit 1", "audit 2", "audit 3");
    }
}
