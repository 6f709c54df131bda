package io.oneshelf.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oneshelf.access.IfMatch;
import io.oneshelf.journal.Changes;
import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.GatheringDoor;
import io.oneshelf.journal.MemoryBooks;
import io.oneshelf.journal.StoredEvent;
import io.oneshelf.journal.Verb;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.Role;
import io.oneshelf.member.web.MemberEndpoints;
import io.oneshelf.testing.ApiAnswer;
import io.oneshelf.testing.ApiClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Members, identities and contacts, on books in memory. */
class MemberTests {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String LI = """
            {"name":"Li Lei","phone":"+86 138 0013 8000","email":"li.lei@example.cn","language":"zh-CN","country":"CN",
             "address":{"lines":["12 Huaihai Road"],"city":"Shanghai","latitude":31.22,"longitude":121.47}}""";

    private final SecureRandom random = new SecureRandom();
    private final PersonalKeys keys = PersonalKeys.of(new byte[32]);
    private final MemoryBooks books = new MemoryBooks();
    private final GatheringDoor door = new GatheringDoor(books, () -> NOON);
    private final Members members = members(keys);
    private final Contacts contacts = Contacts.in(books.reader(), keys, random);
    private final ApiClient api = ApiClient.over(new MemberEndpoints(members).endpoints());
    private final ApiClient shop = api.as(Role.INTEGRATION);

    private Members members(PersonalKeys with) {
        Changes changes = new Changes(books.reader());
        door.onWritten(changes::written);
        return Members.in(door, books.reader(), changes, with, random);
    }

    private static Caller member(String id) {
        return new Caller("app", Role.MEMBER, null, new MemberId(id));
    }

    @Test
    void aMemberIsPutReadAndPutAgain() {
        assertThat(members.isMember(new MemberId("M1"))).isFalse();
        ApiAnswer made = shop.put("/v1/members/M1", LI);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        ApiAnswer read = shop.get("/v1/members/M1");
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.json().at("/address/city").asString()).isEqualTo("Shanghai");
        assertThat(shop.put("/v1/members/M1", LI).status()).isEqualTo(200);
        assertThat(members.isMember(new MemberId("M1"))).isTrue();
        assertThat(books.reader().events(0, 100)).extracting(StoredEvent::type).containsExactly("member.joined");
    }

    @Test
    void otherContentNeedsTheVersionThatWasSeen() {
        shop.put("/v1/members/M1", LI);
        assertThat(shop.put("/v1/members/M1", "{\"name\":\"Li\"}").status()).isEqualTo(428);
        assertThat(shop.with("If-Match", "\"9\"")
                        .put("/v1/members/M1", "{\"name\":\"Li\"}")
                        .status())
                .isEqualTo(412);
        ApiAnswer changed = shop.with("If-Match", "\"1\"").put("/v1/members/M1", "{\"name\":\"Li\"}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(changed.json().has("phone")).isFalse();
        assertThat(shop.with("If-Match", "*").put("/v1/members/M2", LI).status())
                .isEqualTo(412);
    }

    @Test
    void anEmptyMemberIsAMember() {
        assertThat(shop.put("/v1/members/17850", "{}").status()).isEqualTo(201);
        assertThat(shop.get("/v1/members/17850").json().toString()).isEqualTo("{\"id\":\"17850\"}");
    }

    @Test
    void membersReachThemselvesOnly() {
        shop.put("/v1/members/M1", LI);
        shop.put("/v1/members/M2", "{}");
        assertThat(api.as(member("M1")).get("/v1/members/M1").status()).isEqualTo(200);
        assertThat(api.as(member("M1")).get("/v1/members/M2").problem()).isEqualTo("request/not-found");
        assertThat(api.as(member("M1")).get("/v1/members/M3").text().replaceAll("\"traceId.*", ""))
                .isEqualTo(api.as(member("M1")).get("/v1/members/M2").text().replaceAll("\"traceId.*", ""));
        assertThat(api.as(member("M1")).put("/v1/members/M2", LI).status()).isEqualTo(404);
        Caller ofOneStore = new Caller("desk", Role.SERVICE, new LocationCode("S1"), null);
        assertThat(api.as(ofOneStore).get("/v1/members/M1").problem()).isEqualTo("access/other-store");
    }

    @Test
    void oneIdentityBelongsToOneMember() {
        shop.put("/v1/members/M1", "{}");
        shop.put("/v1/members/M2", "{}");
        assertThat(shop.put("/v1/members/M1/identities/email/Li%40Example.cn", "")
                        .status())
                .isEqualTo(201);
        assertThat(shop.put("/v1/members/M1/identities/email/li%40example.cn", "")
                        .status())
                .isEqualTo(200);
        ApiAnswer taken = shop.put("/v1/members/M2/identities/email/li%40example.cn", "");
        assertThat(taken.problem()).isEqualTo("member/identity-taken");
        assertThat(taken.text()).doesNotContain("M1").doesNotContain("example");
        assertThat(shop.put("/v1/members/M2/identities/card/li%40example.cn", "")
                        .status())
                .isEqualTo(201);
        assertThat(shop.put("/v1/members/M9/identities/card/1", "").status()).isEqualTo(404);
        assertThat(api.as(Role.CASHIER)
                        .get("/v1/identities/email/LI%40example.cn")
                        .json()
                        .path("member")
                        .asString())
                .isEqualTo("M1");
        assertThat(shop.get("/v1/identities/email/other%40example.cn").status()).isEqualTo(404);
    }

    @Test
    void manyMembersAtOnce() {
        ApiAnswer answer = shop.post("/v1/members:batch", """
                [{"id":"A","name":"Ann"},{"id":"B","country":"Britain"},{"id":"A","name":"Ann"},{"id":"A","name":"Bob"},{"id":"C"}]""");
        assertThat(answer.json())
                .extracting(
                        each -> each.path("id").asString() + each.path("status").asInt())
                .containsExactly("A201", "B400", "A200", "A428", "C201");
        assertThat(shop.get("/v1/members/A").json().path("name").asString()).isEqualTo("Ann");
    }

    @Test
    void whatIsSaidAboutBadFieldsIsNeverWhatWasSent() {
        ApiAnswer answer = shop.put("/v1/members/M1", """
                {"phone":"MARKER","email":"MARKER","country":"MARKER","language":"MARKER MARKER","address":{"lines":[]}}""");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors")).hasSize(5);
        assertThat(answer.text()).doesNotContain("MARKER");
    }

    /** A command of a higher floor that keeps a contact beside its own document. */
    private record Ship(SealedContact sealed) {}

    private final Verb<Ship, String> ship = new Verb<>() {
        @Override
        public Set<DocKey<?>> documents(Ship ship) {
            return Set.of(contacts.key(ship.sealed().reference()));
        }

        @Override
        public Decision<String> decide(Draft draft, Ship ship) {
            contacts.keep(draft, ship.sealed());
            return Decision.made("shipped");
        }
    };

    @Test
    void aContactIsKeptByTheCommandThatNeedsIt() {
        Contact contact = new Contact("Li Lei", "138", null, null, "ring twice");
        shop.put("/v1/members/M1", LI);
        for (MemberId member : List.of(new MemberId("M1"), new MemberId("guest.1"))) {
            String order = "order of " + member;
            door.call(ship, () -> new Ship(contacts.seal(order, member, contact)))
                    .orThrow();
            assertThat(contacts.open(order)).contains(contact);
        }
        door.call(ship, () -> new Ship(contacts.seal("nobody's", null, contact)))
                .orThrow();
        assertThat(contacts.open("nobody's")).contains(contact);
        assertThat(contacts.open("no order")).isEmpty();
        assertThat(contacts.mark(contact))
                .isEqualTo(contacts.mark(new Contact("Li Lei", "138", null, null, "ring twice")))
                .isNotEqualTo(contacts.mark(new Contact("Li Lei", "139", null, null, "ring twice")));
    }

    @Test
    void aSealOpensOnlyWhatItWasMadeFor() {
        Seal seal = Seal.of(Seal.newKey(random));
        String sealed = seal.seal("member/M1", new byte[] {1, 2, 3});
        assertThat(seal.open("member/M1", sealed)).containsExactly(1, 2, 3);
        assertThat(seal.seal("member/M1", new byte[] {1, 2, 3})).isEqualTo(sealed);
        assertThat(seal.seal("member/M2", new byte[] {1, 2, 3})).isNotEqualTo(sealed);
        assertThatThrownBy(() -> seal.open("member/M2", sealed)).hasMessage("the seal is broken");
        assertThatThrownBy(() -> Seal.of(Seal.newKey(random)).open("member/M1", sealed))
                .hasMessage("the seal is broken");
    }

    @Test
    void theKeyFileIsMadeOnceAndReadableByItsOwnerOnly(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("keys/personal-data.key");
        PersonalKeys made = PersonalKeys.inFile(file, random);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PersonalKeys.inFile(file, random).fingerprint()).isEqualTo(made.fingerprint());
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
        Files.writeString(file, "damaged");
        assertThatThrownBy(() -> PersonalKeys.inFile(file, random)).hasMessageContaining("holds no key");
    }

    @Test
    void anotherInstallationsKeyIsRefusedAtStart() {
        members.open();
        members.open();
        byte[] other = new byte[32];
        other[0] = 1;
        Members strangers = members(PersonalKeys.of(other));
        assertThatThrownBy(strangers::open).isInstanceOf(WrongPersonalKeys.class);
    }

    @Test
    void nothingPersonalShowsInItsOwnText() {
        Person person = new Person(
                "Li",
                "1",
                "a@b",
                new PostalAddress(List.of("x"), null, null, null, null, null, null, null),
                null,
                null);
        Outcome<Member> outcome = members.put(new PutMember(new MemberId("M1"), person, IfMatch.ABSENT));
        assertThat(outcome.toString()).doesNotContain("Li").contains("M1");
    }
}
