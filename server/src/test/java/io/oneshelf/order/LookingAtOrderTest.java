package io.oneshelf.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.journal.BooksFailure;
import io.oneshelf.journal.MemoryBooks;
import io.oneshelf.testing.FailingCommits;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An order past its end that is looked at while the books cannot say whether they have committed")
class LookingAtOrderTest {

    private final FailingCommits books = new FailingCommits(new MemoryBooks());
    private final OrderTrial shop = new OrderTrial(books);

    LookingAtOrderTest() {
        shop.say("receive coat@north*5");
        shop.say("place O1 SHIP@north coat*2");
        shop.say("pass 900");
        books.failNext(BooksFailure.Kind.OUTCOME_UNKNOWN);
    }

    @Test
    @DisplayName("is not shown by itself: the caller is told to ask again, and then sees that it has lapsed")
    void alone() {
        assertThat(shop.say("look O1")).isEqualTo("no: journal/outcome-unknown");
        assertThat(shop.say("look O1")).isEqualTo("LAPSED NONE 20000 CANCELLED");
    }

    @Test
    @DisplayName("does not keep a list from being shown")
    void inAList() {
        assertThat(shop.orders
                        .orders(OrderTrial.OWNER, OrderQuery.ALL, null, 10)
                        .orders())
                .extracting(stored -> stored.body().state())
                .isEqualTo(List.of(OrderState.AWAITING_PAYMENT));
    }
}
