package io.oneshelf.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oneshelf.access.Edit;
import io.oneshelf.access.IfMatch;
import io.oneshelf.access.RequestProblem;
import io.oneshelf.journal.Books;
import io.oneshelf.journal.MemoryBooks;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.StoredEvent;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.testing.Facts;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The places and channels of a retailer")
class NetworkTests {

    private final Facts facts = Facts.on(books(), InstantSource.fixed(Facts.NOON));
    private final Network network = facts.network();

    Books books() {
        return new MemoryBooks();
    }

    @Test
    @DisplayName("a new installation has seven channels and nothing else")
    void opening() {
        network.open();
        assertThat(channels())
                .containsExactly("web", "till", "mini-program", "live", "group-buy", "marketplace", "instant");
        assertThat(network.locations(0, 10)).isEmpty();
    }

    @Test
    @DisplayName("every start opens them again, and leaves alone what the owner has made of them")
    void openingAgain() {
        network.open();
        Channel renamed = new Channel(new ChannelCode("web"), "Our shop", ChannelKind.WEB, null);
        network.put(renamed, new IfMatch.Version(1)).orThrow();
        network.open();
        facts.otherProcess().network().open();
        assertThat(channels()).hasSize(7);
        assertThat(network.channel(new ChannelCode("web")))
                .get()
                .extracting(Stored::body)
                .isEqualTo(renamed);
    }

    @ParameterizedTest(name = "{0}, If-Match {1}: {2}")
    @CsvSource(
            nullValues = "none",
            value = {
                "Bund,      none, found 1",
                "Bund,      7,    found 1",
                "Riverside, none, IF_MATCH_NEEDED",
                "Riverside, 2,    CHANGED_MEANWHILE",
                "Riverside, 1,    found 2",
                "Riverside, *,    found 2"
            })
    @DisplayName("there is a location named Bund, version 1; it is put again as")
    void puttingAgain(String name, String ifMatch, String answer) {
        assertThat(network.put(store("S1", "Bund"), IfMatch.ABSENT)).isInstanceOf(Outcome.Made.class);
        assertThat(said(network.put(store("S1", name), seen(ifMatch)))).isEqualTo(answer);
    }

    @Test
    @DisplayName("a first put that claims to have seen a version is refused")
    void firstWithIfMatch() {
        assertThat(said(network.put(store("S1", "Bund"), new IfMatch.Version(1))))
                .isEqualTo("CHANGED_MEANWHILE");
        assertThat(network.location(new LocationCode("S1"))).isEmpty();
    }

    @Test
    @DisplayName("a location is what was put, in the order in which they were opened, page by page")
    void listing() {
        for (String code : List.of("S3", "S1", "S2")) {
            network.put(store(code, code), IfMatch.ABSENT).orThrow();
        }
        List<Stored<Location>> first = network.locations(0, 2);
        List<Stored<Location>> rest = network.locations(first.getLast().no(), 2);
        assertThat(first).extracting(Stored::body).containsExactly(store("S3", "S3"), store("S1", "S1"));
        assertThat(rest).extracting(Stored::body).containsExactly(store("S2", "S2"));
    }

    @Test
    @DisplayName("the feed is told of each change, and of nothing when nothing changed")
    void feed() {
        network.put(store("S1", "Bund"), IfMatch.ABSENT);
        network.put(store("S1", "Bund"), IfMatch.ABSENT);
        network.put(store("S1", "Riverside"), new IfMatch.Version(1));
        assertThat(facts.books().reader().events(0, 10))
                .extracting(StoredEvent::type, StoredEvent::document, StoredEvent::version, StoredEvent::data)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "network.location-recorded", "S1", 1L, "{\"location\":\"S1\",\"kind\":\"STORE\"}"),
                        org.assertj.core.groups.Tuple.tuple(
                                "network.location-recorded", "S1", 2L, "{\"location\":\"S1\",\"kind\":\"STORE\"}"));
    }

    @Test
    @DisplayName("another process sees a change once it has followed the feed")
    void anotherProcess() {
        network.put(store("S1", "Bund"), IfMatch.ABSENT).orThrow();
        Facts other = facts.otherProcess();
        assertThat(other.network()
                        .location(new LocationCode("S1"))
                        .orElseThrow()
                        .body()
                        .name())
                .isEqualTo("Bund");
        network.put(store("S1", "Riverside"), new IfMatch.Version(1)).orThrow();
        other.changes().step();
        assertThat(other.network()
                        .location(new LocationCode("S1"))
                        .orElseThrow()
                        .body()
                        .name())
                .isEqualTo("Riverside");
    }

    @Test
    @DisplayName("degrees beyond the globe and blank names are no location")
    void outOfRange() {
        assertThatThrownBy(() -> at(90.001, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> at(0, -180.001)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> at(Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store("S1", " ")).isInstanceOf(IllegalArgumentException.class);
        assertThat(at(-0.0, 180)).isEqualTo(at(0.0, 180));
    }

    private List<String> channels() {
        return network.channels(0, 100).stream()
                .map(stored -> stored.body().code().value())
                .toList();
    }

    private static Location at(double latitude, double longitude) {
        return new Location(
                new LocationCode("S1"),
                "somewhere",
                LocationKind.STORE,
                latitude,
                longitude,
                ZoneId.of("Asia/Shanghai"),
                Set.of(),
                null);
    }

    private static Location store(String code, String name) {
        return new Location(
                new LocationCode(code),
                name,
                LocationKind.STORE,
                31.23,
                121.47,
                ZoneId.of("Asia/Shanghai"),
                Set.of(Mode.CARRY_OUT, Mode.PICKUP),
                "east");
    }

    private static IfMatch seen(String header) {
        return switch (header) {
            case null -> IfMatch.ABSENT;
            case "*" -> new IfMatch.Any();
            default -> new IfMatch.Version(Long.parseLong(header));
        };
    }

    private static String said(Outcome<? extends Stored<?>> outcome) {
        return switch (outcome) {
            case Outcome.Made<? extends Stored<?>> made ->
                "made " + made.value().version();
            case Outcome.Found<? extends Stored<?>> found ->
                "found " + found.value().version();
            case Outcome.Refused<? extends Stored<?>> refused ->
                refused.why() instanceof Edit.Clash clash && clash.word() instanceof RequestProblem word
                        ? word.name()
                        : refused.why().toString();
        };
    }
}
