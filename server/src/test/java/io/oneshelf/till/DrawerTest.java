package io.oneshelf.till;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.access.IfMatch;
import io.oneshelf.journal.Reader;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Money;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.Role;
import io.oneshelf.kernel.ShiftId;
import io.oneshelf.member.Contacts;
import io.oneshelf.member.Members;
import io.oneshelf.member.PersonalKeys;
import io.oneshelf.network.Location;
import io.oneshelf.network.LocationKind;
import io.oneshelf.order.Orders;
import io.oneshelf.payment.TenderKind;
import io.oneshelf.stock.Stock;
import io.oneshelf.testing.Facts;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What ought to lie in the drawer, and what does")
class DrawerTest {

    private static final LocationCode NORTH = new LocationCode("north");
    private static final Caller TILL = new Caller("till north", Role.CASHIER, NORTH, null);
    private static final ShiftId S1 = new ShiftId("S1");

    private Shifts shifts;

    @BeforeEach
    void openStore() {
        Facts facts = Facts.inMemory();
        // Noon in London is eight in the evening in Shanghai; five hours later it is tomorrow there.
        facts.network()
                .put(
                        new Location(
                                NORTH, "North", LocationKind.STORE, 0, 0, ZoneId.of("Asia/Shanghai"), Set.of(), null),
                        IfMatch.ABSENT)
                .orThrow();
        InstantSource noon = InstantSource.fixed(Facts.NOON);
        Reader reader = facts.books().reader();
        PersonalKeys keys = PersonalKeys.of(new byte[32]);
        SecureRandom random = new SecureRandom();
        Orders orders = Orders.in(
                facts.door(),
                reader,
                facts.catalog(),
                facts.network(),
                Members.in(facts.door(), reader, facts.changes(), keys, random),
                Contacts.in(reader, keys, random),
                facts.prices(),
                facts.tax(),
                Stock.in(facts.door(), reader, facts.catalog(), facts.network(), noon),
                facts.changes(),
                noon);
        shifts = Shifts.in(facts.door(), reader, facts.network(), orders, noon);
    }

    private static Money pounds(long minor) {
        return Money.of(minor, "GBP");
    }

    private static OpenShift opening(long openingFloat, @Nullable Instant at) {
        return new OpenShift("T1-AAAAAA", NORTH, "ada", pounds(openingFloat), at, null);
    }

    private static CloseShift close(
            long counted, long cash, long card, long refunded, long inCash, @Nullable Money told) {
        return new CloseShift(
                null,
                1,
                pounds(counted),
                List.of(),
                new CloseShift.Sum(2, pounds(cash + card)),
                List.of(
                        new CloseShift.Taken(TenderKind.CASH, 1, pounds(cash)),
                        new CloseShift.Taken(TenderKind.TEST, 1, pounds(card))),
                new CloseShift.Sum(1, pounds(refunded)),
                pounds(inCash),
                0,
                0,
                "T1-AAAAAA-000001",
                "T1-AAAAAA-000003",
                told,
                null);
    }

    @ParameterizedTest(
            name =
                    "float {0}, in {1}, out {2}, cash {3}, card {4}, cash back {6} of {5}, counted {7}: expected {8}, {9}")
    @CsvSource(textBlock = """
            10000,    0,    0,    0,    0,    0,    0, 10000, 10000,     0
            10000,    0,    0, 2500,    0,    0,    0, 12500, 12500,     0
            10000,    0,    0, 2500, 9900,    0,    0, 12500, 12500,     0
            10000, 5000, 7000, 2500, 9900,    0,    0, 10500, 10500,     0
            10000,    0,    0, 2500,    0,  700,  300, 12200, 12200,     0
            10000,    0,    0, 2500,    0,  700,  300, 12150, 12200,   -50
                0,    0,    0, 2500,    0,    0,    0,  3000,  2500,   500
                0,    0, 1000,    0,    0,    0,    0,     0, -1000,  1000
            """)
    void addsUp(
            long openingFloat,
            long in,
            long out,
            long cash,
            long card,
            long refunded,
            long inCash,
            long counted,
            long expected,
            long difference) {
        shifts.open(TILL, S1, opening(openingFloat, null)).orThrow();
        if (in > 0) {
            shifts.move(TILL, S1, new MoveCash("M1", Way.IN, pounds(in), "change", null))
                    .orThrow();
        }
        if (out > 0) {
            shifts.move(TILL, S1, new MoveCash("M2", Way.OUT, pounds(out), "bank", null))
                    .orThrow();
        }
        Shift.Closing closing = shifts.close(TILL, S1, close(counted, cash, card, refunded, inCash, null))
                .orThrow()
                .body()
                .closing();
        assertThat(closing).isNotNull();
        assertThat(closing.expected()).isEqualTo(expected);
        assertThat(closing.difference()).isEqualTo(difference);
    }

    @Test
    @DisplayName("what the till worked out itself is kept beside what is worked out here, and refuses nothing")
    void theTillSaysOtherwise() {
        shifts.open(TILL, S1, opening(10_000, null)).orThrow();
        Shift.Closing closing = shifts.close(TILL, S1, close(12_500, 2_500, 0, 0, 0, pounds(12_400)))
                .orThrow()
                .body()
                .closing();
        assertThat(closing).isNotNull();
        assertThat(closing.expected()).isEqualTo(12_500);
        assertThat(closing.told()).isEqualTo(12_400);
    }

    @Test
    @DisplayName("the day of a shift is the day of its place")
    void dayOfThePlace() {
        Instant lateAtHome = Facts.NOON.minus(Duration.ofHours(20)).plus(Duration.ofHours(5));
        Stored<Shift> shift = shifts.open(TILL, S1, opening(0, lateAtHome)).orThrow();
        assertThat(lateAtHome).isEqualTo("2026-11-21T21:00:00Z");
        assertThat(shift.body().day()).hasToString("2026-11-22");
    }

    @Test
    @DisplayName("a clock that was set back while a shift ran refuses nothing")
    void clockSetBack() {
        shifts.open(TILL, S1, opening(0, Facts.NOON)).orThrow();
        assertThat(shifts.move(
                        TILL,
                        S1,
                        new MoveCash("M1", Way.IN, pounds(1), "change", Facts.NOON.minus(Duration.ofHours(1)))))
                .isInstanceOf(Outcome.Made.class);
    }
}
