package io.oneshelf.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.DocumentKind;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.GatheringDoor;
import io.oneshelf.journal.MemoryBooks;
import io.oneshelf.journal.Verb;
import io.oneshelf.ledger.Book;
import io.oneshelf.testing.WatchedBooks;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Money taken and given back, as entries a bookkeeper could read")
class PaymentTests {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    /** Something that is to be paid. */
    private record Paper() {}

    private static final DocKey<Paper> PAPER =
            DocumentKind.of("test.paper", "test.paper", Paper.class).key("1");

    private final WatchedBooks books = new WatchedBooks(new MemoryBooks());
    private final GatheringDoor door = new GatheringDoor(books, () -> NOON);
    private Bill bill = Bill.of("GBP", 1200, 200);

    @Test
    @DisplayName("one tender: sales and tax come from it, and go back to it")
    void takenAndGivenBack() {
        take(TakeTender.now("1", TenderKind.CASH, 1200));
        assertThat(bill.state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(bill.open()).isZero();
        assertThat(entries())
                .containsExactly("@tender-CASH -> @sales 1000 CAPTURE", "@tender-CASH -> @tax 200 CAPTURE");

        giveBack(600, 100);
        assertThat(bill.state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(bill.refunded()).isEqualTo(600);
        giveBack(600, 100);
        assertThat(bill.state()).isEqualTo(PaymentState.REFUNDED);
        assertThat(entries())
                .endsWith(
                        "@sales -> @tender-CASH 500 REFUND",
                        "@tax -> @tender-CASH 100 REFUND",
                        "@sales -> @tender-CASH 500 REFUND",
                        "@tax -> @tender-CASH 100 REFUND");
    }

    @Test
    @DisplayName("the tax of three tenders adds up to the tax of the bill, and so does what goes back")
    void taxOfSeveralTenders() {
        bill = Bill.of("GBP", 100, 17);
        take(TakeTender.now("1", TenderKind.CASH, 33));
        take(TakeTender.now("2", TenderKind.TEST, 33));
        take(TakeTender.now("3", TenderKind.CASH, 34));
        assertThat(bill.paid()).isTrue();
        assertThat(entries())
                .containsExactly(
                        "@tender-CASH -> @sales 28 CAPTURE",
                        "@tender-CASH -> @tax 5 CAPTURE",
                        "@tender-TEST -> @sales 27 CAPTURE",
                        "@tender-TEST -> @tax 6 CAPTURE",
                        "@tender-CASH -> @sales 28 CAPTURE",
                        "@tender-CASH -> @tax 6 CAPTURE");
        change(draft -> Payment.giveAllBack(draft, PAPER, bill, NOON));
        assertThat(bill.state()).isEqualTo(PaymentState.REFUNDED);
        assertThat(balance("@sales")).isZero();
        assertThat(balance("@tax")).isZero();
        assertThat(balance("@tender-CASH")).isZero();
        assertThat(balance("@tender-TEST")).isZero();
    }

    @Test
    @DisplayName("a tender that fails moves nothing and leaves its amount open")
    void fails() {
        take(new TakeTender("1", TenderKind.TEST, 1200, Behaviour.FAIL, 0));
        assertThat(bill.state()).isEqualTo(PaymentState.FAILED);
        assertThat(bill.open()).isEqualTo(1200);
        assertThat(entries()).isEmpty();
        take(TakeTender.now("2", TenderKind.TEST, 1200));
        assertThat(bill.state()).isEqualTo(PaymentState.CAPTURED);
    }

    @Test
    @DisplayName("a tender in flight is neither open nor taken, and falls due")
    void late() {
        take(new TakeTender("1", TenderKind.TEST, 1200, Behaviour.LATE, 60));
        assertThat(bill.state()).isEqualTo(PaymentState.IN_FLIGHT);
        assertThat(bill.open()).isZero();
        assertThat(bill.captured()).isZero();
        assertThat(entries()).isEmpty();
        assertThat(books.reader().dueWork(NOON.plusSeconds(60), 10))
                .singleElement()
                .satisfies(due -> {
                    assertThat(due.at()).isEqualTo(NOON.plusSeconds(60));
                    assertThat(due.work()).isEqualTo(Payment.ANSWER);
                    assertThat(due.id()).isEqualTo("1/1");
                });
        change(draft -> Payment.taken(draft, PAPER, bill, "1", NOON));
        assertThat(bill.state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(balance("@sales")).isEqualTo(1000);
    }

    @Test
    @DisplayName("money that comes too late goes through the unapplied account and back")
    void tooLate() {
        take(new TakeTender("1", TenderKind.TEST, 1200, Behaviour.LATE, 60));
        change(draft -> Payment.takenTooLate(draft, PAPER, bill, "1", NOON));
        assertThat(bill.state()).isEqualTo(PaymentState.REFUNDED);
        assertThat(bill.open()).isEqualTo(1200);
        assertThat(entries())
                .containsExactly("@tender-TEST -> @unapplied 1200 CAPTURE", "@unapplied -> @tender-TEST 1200 REFUND");
    }

    @Test
    @DisplayName("no tender gives back more than it took")
    void neverMoreThanTaken() {
        take(TakeTender.now("1", TenderKind.CASH, 1200));
        giveBack(1000, 166);
        assertThatThrownBy(() -> giveBack(201, 0)).isInstanceOf(IllegalStateException.class);
        assertThat(balance("@tender-CASH")).isEqualTo(-200);
    }

    private void take(TakeTender asked) {
        change(draft -> Payment.take(draft, PAPER, bill, asked, NOON));
    }

    private void giveBack(long amount, long tax) {
        change(draft -> Payment.giveBack(draft, PAPER, bill, amount, tax, NOON));
    }

    private void change(Function<Draft, Bill> verb) {
        bill = door.call(
                        new Verb<Function<Draft, Bill>, Bill>() {
                            @Override
                            public Decision<Bill> decide(Draft draft, Function<Draft, Bill> change) {
                                return Decision.found(change.apply(draft));
                            }
                        },
                        () -> verb)
                .orThrow();
    }

    private List<String> entries() {
        return books.entries(Book.MONEY);
    }

    private long balance(String place) {
        return books.balance(Book.MONEY, place);
    }
}
