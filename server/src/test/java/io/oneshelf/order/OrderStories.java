package io.oneshelf.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.journal.Books;
import io.oneshelf.kernel.Caller;
import io.oneshelf.ledger.Book;
import io.oneshelf.offer.Offer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of orders, told on a clock that is set by hand, with what the feed tells. */
abstract class OrderStories {

    private OrderTrial shop;

    abstract Books books();

    void closeBooks() throws Exception {}

    @BeforeEach
    void openShop() {
        shop = new OrderTrial(books());
        say("receive coat@north*5 hat@north*10 sock@north*100 coat@south*1");
    }

    @AfterEach
    void closeShop() throws Exception {
        closeBooks();
    }

    private String say(String sentence) {
        return shop.say(sentence);
    }

    private long money(String account) {
        return shop.books.balance(Book.MONEY, account);
    }

    @Test
    @DisplayName("a sale at the counter is paid and carried out in one commit: one event, no hold")
    void carriedOut() {
        assertThat(say("place O1 CARRY_OUT@north coat*2 hat wrapping pay CASH"))
                .isEqualTo("COMPLETED CAPTURED 22249 FULFILLED");
        assertThat(shop.shelf("coat@north")).isEqualTo("3 0 3");
        assertThat(shop.shelf("hat@north")).isEqualTo("9 0 9");
        assertThat(money("@sales")).isEqualTo(22249);
        assertThat(shop.news()).containsExactly("order.placed O1");
        assertThat(shop.books.entries(Book.STOCK))
                .endsWith("north coat -> @customer coat 2 SALE", "north hat -> @customer hat 1 SALE");
        assertThat(shop.history("O1")).containsExactly(Step.PLACED);
    }

    @Test
    @DisplayName("without tenders goods are held for 900 seconds, then the order lapses and its goods are free")
    void lapses() {
        assertThat(say("place O1 SHIP@north coat*2")).isEqualTo("AWAITING_PAYMENT NONE 20000 RESERVED");
        assertThat(shop.shelf("coat@north")).isEqualTo("5 2 3");
        say("wait 899");
        assertThat(say("look O1")).isEqualTo("AWAITING_PAYMENT NONE 20000 RESERVED");
        say("wait 1");
        assertThat(say("look O1")).isEqualTo("LAPSED NONE 20000 CANCELLED");
        assertThat(shop.shelf("coat@north")).isEqualTo("5 0 5");
        assertThat(say("pay O1 P1 TEST 20000")).isEqualTo("no: order/already-lapsed");
        assertThat(say("cancel O1")).isEqualTo("no: order/already-lapsed");
        assertThat(shop.news()).containsExactly("order.placed O1", "order.lapsed O1");
    }

    @Test
    @DisplayName("an order of services only has nothing to hold and lapses all the same")
    void servicesLapse() {
        assertThat(say("place O1 SHIP@north wrapping")).isEqualTo("AWAITING_PAYMENT NONE 250 RESERVED");
        say("wait 900");
        assertThat(say("look O1")).isEqualTo("LAPSED NONE 250 CANCELLED");
    }

    @Test
    @DisplayName("whoever looks at an order past its time is told so, before the clock has come by")
    void lookedAtInTime() {
        say("place O1 SHIP@north coat*2");
        say("place O2 SHIP@north wrapping");
        say("place O3 SHIP@north hat pay TEST:LATE:2000");
        say("pass 900");
        assertThat(say("look O1")).isEqualTo("LAPSED NONE 20000 CANCELLED");
        assertThat(shop.shelf("coat@north")).isEqualTo("5 0 5");
        assertThat(say("look O2")).isEqualTo("LAPSED NONE 250 CANCELLED");
        assertThat(say("look O3")).as("its provider will still answer").startsWith("AWAITING_PAYMENT IN_FLIGHT");
        assertThat(shop.history("O3")).containsExactly(Step.PLACED, Step.PAYMENT_ASKED, Step.HOLD_EXPIRED);
        say("wait 1");
        assertThat(shop.news())
                .containsExactlyInAnyOrder(
                        "order.placed O1",
                        "order.placed O2",
                        "order.placed O3",
                        "order.lapsed O1",
                        "order.lapsed O2",
                        "order.hold-expired O3");
    }

    @Test
    @DisplayName("paid later, the order no longer lapses, is fulfilled by its group and then complete")
    void paidLater() {
        say("place O1 PICKUP@north coat*2");
        assertThat(say("fulfil O1")).isEqualTo("no: order/not-paid");
        assertThat(say("pay O1 P1 TEST 19999")).isEqualTo("no: order/tenders-differ");
        assertThat(say("pay O1 P1 TEST")).isEqualTo("PLACED CAPTURED 20000 RESERVED");
        assertThat(say("pay O1 P1 TEST 20000")).isEqualTo("PLACED CAPTURED 20000 RESERVED");
        assertThat(say("pay O1 P1 CASH 20000")).isEqualTo("no: order/exists-different");
        assertThat(say("pay O1 P2 TEST 20000")).isEqualTo("no: order/already-paid");
        say("wait 100000");
        assertThat(shop.shelf("coat@north")).isEqualTo("5 2 3");
        assertThat(say("return R1 O1 north 1*1")).isEqualTo("no: order/not-fulfilled");
        assertThat(say("fulfil O1")).isEqualTo("COMPLETED CAPTURED 20000 FULFILLED");
        assertThat(say("fulfil O1")).isEqualTo("COMPLETED CAPTURED 20000 FULFILLED");
        assertThat(say("fulfil O1 2")).isEqualTo("no: request/not-found");
        assertThat(say("cancel O1")).isEqualTo("no: order/already-fulfilled");
        assertThat(shop.shelf("coat@north")).isEqualTo("3 0 3");
        assertThat(money("@tender-TEST")).isEqualTo(-20000);
        assertThat(shop.news()).containsExactly("order.placed O1", "order.paid O1", "order.fulfilled O1");
    }

    @Test
    @DisplayName("what the shopper carries out leaves when it is paid")
    void carriedOutWhenPaid() {
        assertThat(say("place O1 CARRY_OUT@north coat")).isEqualTo("AWAITING_PAYMENT NONE 10000 RESERVED");
        assertThat(shop.shelf("coat@north")).isEqualTo("5 1 4");
        assertThat(say("pay O1 P1 CASH")).isEqualTo("COMPLETED CAPTURED 10000 FULFILLED");
        assertThat(shop.shelf("coat@north")).isEqualTo("4 0 4");
    }

    @Test
    @DisplayName("a count that finds less than is held keeps a paid order waiting instead of failing it")
    void shortWhenPaid() {
        say("place O1 CARRY_OUT@north coat*3");
        say("count coat@north*2");
        assertThat(say("pay O1 P1 CASH")).isEqualTo("PLACED CAPTURED 30000 RESERVED");
        assertThat(say("fulfil O1")).isEqualTo("no: order/shortfall");
        say("receive coat@north*1");
        assertThat(say("fulfil O1")).isEqualTo("COMPLETED CAPTURED 30000 FULFILLED");
        assertThat(shop.shelf("coat@north")).isEqualTo("0 0 0");
    }

    @Test
    @DisplayName("a payment that fails leaves the order held, and it can be paid again")
    void fails() {
        assertThat(say("place O1 SHIP@north coat pay TEST:FAIL")).isEqualTo("AWAITING_PAYMENT FAILED 10000 RESERVED");
        assertThat(shop.shelf("coat@north")).isEqualTo("5 1 4");
        assertThat(say("pay O1 P1 TEST:FAIL")).isEqualTo("AWAITING_PAYMENT FAILED 10000 RESERVED");
        assertThat(say("pay O1 P2 TEST")).isEqualTo("PLACED CAPTURED 10000 RESERVED");
        assertThat(shop.history("O1"))
                .containsExactly(Step.PLACED, Step.PAYMENT_FAILED, Step.PAYMENT_FAILED, Step.PAID);
        assertThat(shop.news()).containsExactly("order.placed O1", "order.payment-failed O1", "order.paid O1");
    }

    @Test
    @DisplayName("a payment that answers late, and in time, places the order")
    void lateInTime() {
        assertThat(say("place O1 SHIP@north coat pay TEST:LATE:60"))
                .isEqualTo("AWAITING_PAYMENT IN_FLIGHT 10000 RESERVED");
        assertThat(say("pay O1 P2 TEST 10000")).isEqualTo("no: order/payment-in-flight");
        assertThat(money("@sales")).isZero();
        say("wait 60");
        assertThat(say("look O1")).isEqualTo("PLACED CAPTURED 10000 RESERVED");
        assertThat(money("@sales")).isEqualTo(10000);
    }

    @Test
    @DisplayName("a payment that answers after the hold has expired finds the goods held again")
    void heldAgain() {
        say("place O1 SHIP@north coat*2 pay TEST:LATE:2000");
        say("wait 900");
        assertThat(say("look O1")).isEqualTo("AWAITING_PAYMENT IN_FLIGHT 20000 RESERVED");
        assertThat(shop.shelf("coat@north")).isEqualTo("5 0 5");
        say("wait 1100");
        assertThat(say("look O1")).isEqualTo("PLACED CAPTURED 20000 RESERVED");
        assertThat(shop.shelf("coat@north")).isEqualTo("5 2 3");
        assertThat(shop.history("O1"))
                .containsExactly(Step.PLACED, Step.PAYMENT_ASKED, Step.HOLD_EXPIRED, Step.HELD_AGAIN, Step.PAID);
        assertThat(say("fulfil O1")).isEqualTo("COMPLETED CAPTURED 20000 FULFILLED");
        assertThat(shop.news())
                .containsExactly("order.placed O1", "order.hold-expired O1", "order.paid O1", "order.fulfilled O1");
    }

    @Test
    @DisplayName("a payment that answers when the goods have gone to others is given back, and the history says so")
    void refundedWhenGone() {
        say("place O1 SHIP@north coat*5 pay TEST:LATE:2000");
        say("wait 900");
        say("place O2 CARRY_OUT@north coat pay CASH");
        say("wait 1100");
        assertThat(say("look O1")).isEqualTo("LAPSED REFUNDED 50000 CANCELLED");
        assertThat(money("@tender-TEST")).isZero();
        assertThat(money("@unapplied")).isZero();
        assertThat(money("@sales")).isEqualTo(10000);
        assertThat(shop.history("O1"))
                .containsExactly(
                        Step.PLACED, Step.PAYMENT_ASKED, Step.HOLD_EXPIRED, Step.REFUNDED_LATE_PAYMENT, Step.LAPSED);
        assertThat(shop.news()).contains("order.late-payment-refunded O1", "order.lapsed O1");
    }

    @Test
    @DisplayName("a payment that answers after the order was called off is given back")
    void refundedWhenCancelled() {
        say("place O1 SHIP@north coat pay TEST:LATE:60");
        assertThat(say("cancel O1")).isEqualTo("CANCELLED IN_FLIGHT 10000 CANCELLED");
        assertThat(shop.shelf("coat@north")).isEqualTo("5 0 5");
        say("wait 60");
        assertThat(say("look O1")).isEqualTo("CANCELLED REFUNDED 10000 CANCELLED");
        assertThat(money("@sales")).isZero();
        assertThat(money("@tender-TEST")).isZero();
    }

    @Test
    @DisplayName("a payment in two parts of which one never comes gives the other back")
    void halfPaid() {
        say("place O1 SHIP@north coat pay CASH:4000 TEST:FAIL");
        assertThat(say("look O1")).isEqualTo("AWAITING_PAYMENT FAILED 10000 RESERVED");
        assertThat(money("@sales")).isEqualTo(4000);
        say("wait 900");
        assertThat(say("look O1")).isEqualTo("LAPSED REFUNDED 10000 CANCELLED");
        assertThat(money("@sales")).isZero();
        assertThat(money("@tender-CASH")).isZero();
    }

    @Test
    @DisplayName("a part that comes late, of an order whose other part failed, goes back when the time is up")
    void lateHalf() {
        say("place O1 SHIP@north coat pay TEST:4000:LATE:1000 TEST:FAIL");
        say("wait 900");
        assertThat(say("look O1")).isEqualTo("AWAITING_PAYMENT IN_FLIGHT 10000 RESERVED");
        say("wait 100");
        assertThat(say("look O1")).isEqualTo("LAPSED REFUNDED 10000 CANCELLED");
        assertThat(money("@sales")).isZero();
    }

    @Test
    @DisplayName("a provider that says twice that it was paid is paid once")
    void twice() {
        assertThat(say("place O1 SHIP@north coat pay TEST:TWICE:5")).isEqualTo("PLACED CAPTURED 10000 RESERVED");
        say("wait 5");
        assertThat(say("look O1")).isEqualTo("PLACED CAPTURED 10000 RESERVED");
        assertThat(money("@sales")).isEqualTo(10000);
        assertThat(shop.history("O1")).containsExactly(Step.PLACED, Step.PAYMENT_REPEATED);
    }

    @Test
    @DisplayName("called off, the goods are free and the money goes back; called off again changes nothing")
    void cancelled() {
        say("place O1 SHIP@north coat*2 pay CASH:5000 TEST");
        assertThat(say("cancel O1")).isEqualTo("CANCELLED REFUNDED 20000 CANCELLED");
        assertThat(say("cancel O1")).isEqualTo("CANCELLED REFUNDED 20000 CANCELLED");
        assertThat(say("fulfil O1")).isEqualTo("no: order/already-cancelled");
        assertThat(say("pay O1 P1 TEST 20000")).isEqualTo("no: order/already-cancelled");
        assertThat(shop.shelf("coat@north")).isEqualTo("5 0 5");
        assertThat(money("@tender-CASH")).isZero();
        assertThat(money("@tender-TEST")).isZero();
        assertThat(shop.news()).containsExactly("order.placed O1", "order.cancelled O1");
    }

    @Test
    @DisplayName("more than a shelf can promise is refused with what it can, lines of one SKU together")
    void shortfall() {
        assertThat(say("place O1 SHIP@north coat*3 coat*3")).isEqualTo("no: order/shortfall");
        assertThat(say("quote SHIP@north coat*3 coat*3")).isEqualTo("no: order/shortfall");
        assertThat(shop.shelf("coat@north")).isEqualTo("5 0 5");
        assertThat(shop.news()).isEmpty();
        assertThat(say("place O1 SHIP@north coat*3 coat*2")).isEqualTo("AWAITING_PAYMENT NONE 50000 RESERVED");
    }

    @Test
    @DisplayName("without a place, the first that has everything is found, else the first for each line")
    void sourced() {
        say("receive hat@south*3 sock@depot*200");
        assertThat(say("quote SHIP coat hat*3")).isEqualTo("15997 GBP north");
        assertThat(say("quote SHIP sock*150")).isEqualTo("49950 GBP depot");
        assertThat(say("quote SHIP sock*150 coat*5")).isEqualTo("99950 GBP depot north");
        assertThat(say("place O1 SHIP sock*150 coat*5 pay TEST")).isEqualTo("PLACED CAPTURED 99950 RESERVED RESERVED");
        assertThat(shop.shelf("sock@depot")).isEqualTo("200 150 50");
        assertThat(shop.shelf("coat@north")).isEqualTo("5 5 0");
        assertThat(say("fulfil O1 2")).isEqualTo("PLACED CAPTURED 99950 RESERVED FULFILLED");
        assertThat(say("return R1 O1 north 1*1")).isEqualTo("no: order/not-fulfilled");
        assertThat(say("return R1 O1 north 2*1")).isEqualTo("refund 10000");
        assertThat(say("fulfil O1 1")).isEqualTo("COMPLETED CAPTURED 99950 FULFILLED FULFILLED");
        assertThat(say("place O2 PICKUP coat")).isEqualTo("no: offer/location-needed");
        assertThat(say("place O2 PICKUP@depot coat")).isEqualTo("no: offer/mode-not-offered");
        assertThat(say("place O2 SHIP coat*9")).isEqualTo("no: order/shortfall");
    }

    @Test
    @DisplayName("of many places the same one is found, however few of them were asked at first")
    void sourcedFromMany() {
        for (int i = 10; i < 99; i++) {
            shop.openDepot("w" + i);
        }
        say("receive sock@w13*300 hat@w52*50 sock@w77*500 coat@w77*20 sock@w90*500 coat@w90*20");
        assertThat(say("quote SHIP sock*150 coat*6")).isEqualTo("109950 GBP w77");
        assertThat(say("quote SHIP sock*250 hat*20")).isEqualTo("123230 GBP w13 w52");
        assertThat(say("quote SHIP wrapping coat*5")).isEqualTo("50250 GBP north");
        assertThat(say("place O1 SHIP hat*51")).isEqualTo("no: order/shortfall");
        assertThat(say("place O2 SHIP sock*150 coat*6 pay TEST")).isEqualTo("PLACED CAPTURED 109950 RESERVED");
        assertThat(shop.shelf("coat@w77")).isEqualTo("20 6 14");
    }

    @Test
    @DisplayName("two groups lapse together")
    void twoGroupsLapse() {
        say("receive sock@depot*200");
        assertThat(say("place O1 SHIP sock*150 coat*5")).isEqualTo("AWAITING_PAYMENT NONE 99950 RESERVED RESERVED");
        say("wait 900");
        assertThat(say("look O1")).isEqualTo("LAPSED NONE 99950 CANCELLED CANCELLED");
        assertThat(shop.shelf("sock@depot")).isEqualTo("200 0 200");
        assertThat(shop.shelf("coat@north")).isEqualTo("5 0 5");
        assertThat(shop.news()).containsExactly("order.placed O1", "order.lapsed O1");
    }

    @Test
    @DisplayName("what the shopper was shown is what is charged, or the shopper is told what changed")
    void expected() {
        Offer shown = shop.orders
                .quote(OrderTrial.OWNER, shop.request(OrderTrial.OWNER, List.of("SHIP@north", "coat")))
                .orThrow();
        assertThat(say("place O1 SHIP@north coat expect 10000 " + shown.hash()))
                .isEqualTo("AWAITING_PAYMENT NONE 10000 RESERVED");
        assertThat(say("place O2 SHIP@north coat expect 9999 " + shown.hash())).isEqualTo("no: order/offer-changed");
        assertThat(say("place O2 SHIP@south coat expect 10000 " + shown.hash())).isEqualTo("no: order/offer-changed");
        assertThat(say("place O2 SHIP@north coat expect 10000 0123")).isEqualTo("no: order/offer-changed");
    }

    @Test
    @DisplayName("a retry is answered with the order as it is now; other content under the id is refused")
    void retried() {
        say("place O1 SHIP@north coat");
        say("pay O1 P1 TEST");
        assertThat(say("place O1 SHIP@north coat")).isEqualTo("PLACED CAPTURED 10000 RESERVED");
        assertThat(say("place O1 SHIP@north coat*2")).isEqualTo("no: order/exists-different");
        assertThat(shop.shelf("coat@north")).isEqualTo("5 1 4");
        assertThat(shop.say(OrderTrial.ADA, "place O1 SHIP@north coat")).isEqualTo("no: request/not-found");
    }

    @Test
    @DisplayName("a refused order may be sent again under its id")
    void refusedThenMade() {
        assertThat(say("place O1 SHIP@north coat*9")).isEqualTo("no: order/shortfall");
        assertThat(say("place O1 SHIP@north coat*4")).isEqualTo("AWAITING_PAYMENT NONE 40000 RESERVED");
    }

    @Test
    @DisplayName("one currency: the one named, else the only one in which every line has a price")
    void currency() {
        say("receive scarf@north*5 glove@north*5");
        assertThat(say("quote SHIP@north scarf glove")).isEqualTo("no: pricing/currency-ambiguous");
        assertThat(say("quote SHIP@north scarf glove in EUR")).isEqualTo("2650 EUR north");
        assertThat(say("quote SHIP@north scarf sock")).isEqualTo("1833 GBP north");
        assertThat(say("quote SHIP@north scarf sock in EUR")).isEqualTo("no: pricing/no-price");
        assertThat(say("quote SHIP@north scarf=900 glove in EUR")).isEqualTo("no: offer/currency-mismatch");
        assertThat(say("quote SHIP@north secret")).isEqualTo("no: pricing/currency-ambiguous");
        assertThat(say("quote SHIP@north nothing")).isEqualTo("no: catalog/unknown-sku");
        assertThat(say("quote SHIP@moon coat")).isEqualTo("no: network/unknown-location");
        assertThat(say("place O1 SHIP@north sock in GBP for eve")).isEqualTo("no: order/unknown-member");
    }

    // ── Coming back ──────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    @DisplayName("units come back one by one for what they carried, elsewhere too, and end at exactly what was paid")
    void returned() {
        say("place O1 CARRY_OUT@north sock*3~1000 wrapping pay CASH:600 TEST");
        assertThat(say("return R1 O1 south 1*1")).isEqualTo("refund 333");
        assertThat(say("return R1 O1 south 1*1")).isEqualTo("refund 333");
        assertThat(say("return R1 O1 south 1*2")).isEqualTo("no: order/exists-different");
        assertThat(say("return R2 O1 north 1*1/DAMAGED")).isEqualTo("refund 333");
        assertThat(say("return R3 O1 north 1*2")).isEqualTo("no: order/more-than-bought");
        assertThat(say("return R3 O1 north 3*1")).isEqualTo("no: order/unknown-line");
        assertThat(say("look O1")).isEqualTo("COMPLETED CAPTURED 1250 FULFILLED");
        assertThat(say("return R3 O1 north 1*1 2*1")).isEqualTo("refund 584");
        assertThat(say("look O1")).isEqualTo("COMPLETED REFUNDED 1250 FULFILLED");
        assertThat(shop.shelf("sock@south")).isEqualTo("1 0 1");
        assertThat(shop.shelf("sock@north")).isEqualTo("98 0 98");
        assertThat(shop.books.entries(Book.STOCK)).contains("@customer sock -> north/damaged sock 1 RETURN");
        assertThat(money("@sales")).isZero();
        assertThat(money("@tender-CASH")).isZero();
        assertThat(money("@tender-TEST")).isZero();
        assertThat(shop.order("O1").bill().refunded()).isEqualTo(1250);
        assertThat(shop.news())
                .containsExactly("order.placed O1", "order.returned O1", "order.returned O1", "order.returned O1");
    }

    @Test
    @DisplayName("a line named twice in a return is taken back twice, and never more than was bought")
    void returnedTwiceInOne() {
        say("place O1 CARRY_OUT@north sock*4 pay CASH");
        assertThat(say("return R1 O1 north 1*3 1*2")).isEqualTo("no: order/more-than-bought");
        assertThat(say("return R1 O1 north 1*3 1*1")).isEqualTo("refund 1332");
    }

    @Test
    @DisplayName("the tax that came with the sale goes back with the units")
    void taxGoesBack() {
        shop.taxAt("20");
        say("place O1 CARRY_OUT@north sock*7 coat pay CASH");
        assertThat(money("@tax")).isEqualTo(2055);
        assertThat(money("@sales")).isEqualTo(12331 - 2055);
        say("return R1 O1 north 1*2");
        say("return R2 O1 north 2*1 1*4");
        say("return R3 O1 north 1*1");
        assertThat(money("@tax")).isZero();
        assertThat(money("@sales")).isZero();
    }

    @Test
    @DisplayName("without a receipt the amount named goes back, else the price in effect; services go on no shelf")
    void withoutReceipt() {
        assertThat(say("bring R1 south hat*2=1500 wrapping*1=100")).isEqualTo("refund 1600");
        assertThat(say("bring R2 depot hat*1")).isEqualTo("refund 1999");
        assertThat(say("bring R2 depot hat*1")).isEqualTo("refund 1999");
        assertThat(say("bring R2 depot hat*2")).isEqualTo("no: order/exists-different");
        assertThat(say("bring R3 south secret*1")).isEqualTo("no: pricing/currency-ambiguous");
        assertThat(say("bring R3 south secret*1=500")).isEqualTo("refund 500");
        assertThat(shop.shelf("hat@south")).isEqualTo("2 0 2");
        assertThat(money("@sales")).isEqualTo(-4099);
        assertThat(shop.news())
                .containsExactly(
                        "order.returned-without-receipt R1",
                        "order.returned-without-receipt R2",
                        "order.returned-without-receipt R3");
    }

    // ── What has happened already ────────────────────────────────────────────────────────────────────────────────────

    @Test
    @DisplayName("a till's fact is never refused: what the books did not know of is counted as an exception")
    void fact() {
        say("place O1 SHIP@north coat*4 pay CASH");
        assertThat(shop.say(OrderTrial.NORTH, "place T1 CARRY_OUT@north coat*3 fact pay CASH:30000"))
                .isEqualTo("COMPLETED CAPTURED 30000 FULFILLED");
        assertThat(shop.shelf("coat@north")).isEqualTo("2 4 0");
        assertThat(shop.order("T1").exceptions()).isEqualTo(1);
        assertThat(shop.history("T1")).containsExactly(Step.PLACED, Step.EXCEPTION);
        assertThat(shop.news()).containsExactly("order.placed O1", "order.placed T1", "order.exception-found T1");
        assertThat(say("fulfil O1")).isEqualTo("no: order/shortfall");
    }

    @Test
    @DisplayName(
            "what was paid for a fact stands, whatever it would have cost here, and ends at zero when it comes back")
    void factPaidOtherwise() {
        assertThat(shop.say(OrderTrial.NORTH, "place T1 CARRY_OUT@north coat hat!900 fact pay CASH:9999"))
                .isEqualTo("COMPLETED CAPTURED 9999 FULFILLED");
        assertThat(shop.order("T1").lines().stream().mapToLong(OrderLine::total).sum())
                .isEqualTo(9999);
        assertThat(shop.order("T1").exceptions()).isEqualTo(1);
        assertThat(shop.say(OrderTrial.NORTH, "place T2 CARRY_OUT@north secret*3 fact pay CASH:100"))
                .isEqualTo("COMPLETED CAPTURED 100 FULFILLED");
        assertThat(say("return R1 T2 north 1*1")).isEqualTo("refund 33");
        assertThat(say("return R2 T2 north 1*2")).isEqualTo("refund 67");
    }

    @Test
    @DisplayName("a fact was carried out and paid")
    void factNotTakenAlong() {
        assertThat(say("place T1 SHIP@north coat fact pay CASH:10000")).isEqualTo("no: order/fact-not-taken-along");
        assertThat(say("place T1 CARRY_OUT@north coat fact")).isEqualTo("no: order/fact-not-taken-along");
        assertThat(say("place T1 CARRY_OUT@north coat fact pay TEST:10000:FAIL"))
                .isEqualTo("no: order/fact-not-taken-along");
    }

    // ── Who may ──────────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    @DisplayName("shoppers reach their own orders; another's is not there")
    void ownThings() {
        assertThat(shop.say(OrderTrial.ADA, "place O1 SHIP@north coat")).startsWith("AWAITING_PAYMENT");
        assertThat(shop.say(OrderTrial.ADA, "look O1")).startsWith("AWAITING_PAYMENT");
        assertThat(shop.say(OrderTrial.BOB, "look O1")).isEqualTo("no: request/not-found");
        assertThat(shop.say(OrderTrial.BOB, "cancel O1")).isEqualTo("no: request/not-found");
        assertThat(shop.say(OrderTrial.BOB, "pay O1 P1 CASH 10000")).isEqualTo("no: request/not-found");
        assertThat(shop.say(OrderTrial.BOB, "place O1 SHIP@north coat")).isEqualTo("no: request/not-found");
        assertThat(shop.say(OrderTrial.BOB, "place O2 SHIP@north coat for ada")).isEqualTo("no: order/other-person");
        assertThat(shop.say(OrderTrial.GUEST, "place O3 SHIP@north coat")).startsWith("AWAITING_PAYMENT");
        assertThat(shop.say(OrderTrial.GUEST, "look O1")).isEqualTo("no: request/not-found");
        assertThat(shop.say(OrderTrial.GUEST, "look O3")).startsWith("AWAITING_PAYMENT");
        assertThat(shop.order("O3").guest()).isTrue();
        assertThat(ids(OrderTrial.ADA)).containsExactly("O1");
        assertThat(ids(OrderTrial.GUEST)).containsExactly("O3");
        assertThat(ids(OrderTrial.OWNER)).containsExactly("O1", "O3");
    }

    @Test
    @DisplayName("a token of a store places, pays and calls off orders of its store, and takes back any order there")
    void storeScope() {
        say("place O1 PICKUP@south coat pay CASH");
        assertThat(shop.say(OrderTrial.NORTH, "look O1")).isEqualTo("no: access/other-store");
        assertThat(shop.say(OrderTrial.NORTH, "fulfil O1")).isEqualTo("no: access/other-store");
        assertThat(shop.say(OrderTrial.NORTH, "place O2 CARRY_OUT@south hat pay CASH"))
                .isEqualTo("no: access/other-store");
        assertThat(shop.say(OrderTrial.NORTH, "place O2 SHIP hat")).isEqualTo("no: offer/location-needed");
        say("fulfil O1");
        assertThat(shop.say(OrderTrial.NORTH, "return R1 O1 south 1*1")).isEqualTo("no: access/other-store");
        assertThat(shop.say(OrderTrial.NORTH, "return R1 O1 north 1*1")).isEqualTo("refund 10000");
        assertThat(ids(OrderTrial.NORTH)).isEmpty();
    }

    @Test
    @DisplayName("recorded prices, prices by hand and facts are for those who can know")
    void whoMayPrice() {
        assertThat(shop.say(OrderTrial.ADA, "quote SHIP@north coat=1")).isEqualTo("no: order/recorded-price");
        assertThat(shop.say(OrderTrial.NORTH, "quote SHIP@north coat~1")).isEqualTo("no: order/recorded-price");
        assertThat(shop.say(OrderTrial.ADA, "quote SHIP@north coat!1")).isEqualTo("no: order/price-by-hand");
        assertThat(shop.say(OrderTrial.NORTH, "quote SHIP@north coat!9000")).isEqualTo("9000 GBP north");
        assertThat(shop.say(OrderTrial.ADA, "quote CARRY_OUT@north coat fact")).isEqualTo("no: order/fact-by-others");
        assertThat(say("quote SHIP@north sock*3~1000 hat=0")).isEqualTo("1000 GBP north");
    }

    @Test
    @DisplayName(
            "an address is kept sealed under the order's id, is not in the order, and tells a retry from another request")
    void address() {
        assertThat(OrderTrial.told(shop.orders.place(OrderTrial.ADA, new OrderId("O1"), addressed("1 Secret Street"))))
                .isEqualTo("AWAITING_PAYMENT NONE 10000 RESERVED");
        assertThat(OrderTrial.told(shop.orders.place(OrderTrial.ADA, new OrderId("O1"), addressed("1 Secret Street"))))
                .isEqualTo("AWAITING_PAYMENT NONE 10000 RESERVED");
        assertThat(OrderTrial.told(shop.orders.place(OrderTrial.ADA, new OrderId("O1"), addressed("2 Secret Street"))))
                .isEqualTo("no: order/exists-different");
        assertThat(shop.order("O1").addressed()).isTrue();
        assertThat(shop.order("O1").toString()).doesNotContain("Secret");
        assertThat(shop.contacts.open("O1").orElseThrow().address().lines()).containsExactly("1 Secret Street");
    }

    private OrderRequest addressed(String street) {
        OrderRequest plain = shop.request(OrderTrial.ADA, List.of("SHIP@north", "coat"));
        return new OrderRequest(
                plain.channel(),
                plain.member(),
                plain.currency(),
                plain.lines(),
                plain.fact(),
                new OrderRequest.Fulfilment(
                        plain.fulfilment().mode(),
                        plain.fulfilment().location(),
                        new OrderRequest.Address(52.2, 0.12, "Ada", null, "GB", null, "Cambridge", null, street)),
                plain.coupons(),
                plain.points(),
                plain.tenders(),
                plain.expect(),
                plain.occurredAt(),
                plain.shift());
    }

    private List<String> ids(Caller caller) {
        return shop.orders.orders(caller, OrderQuery.ALL, null, 100).orders().stream()
                .map(stored -> stored.key().id())
                .toList();
    }
}
