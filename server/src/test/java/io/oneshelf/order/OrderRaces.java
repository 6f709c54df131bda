package io.oneshelf.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Many at once, through one door or through two on the same books, as two processes have them. */
final class OrderRaces {

    /** A race; its callers are spread over the shops. */
    record Race(String name, Consumer<List<OrderTrial>> run) {
        @Override
        public String toString() {
            return name;
        }
    }

    private OrderRaces() {}

    static List<Race> all() {
        return List.of(
                new Race("the last units", OrderRaces::theLastUnits),
                new Race("the same id", OrderRaces::theSameId),
                new Race("the same id with other content", OrderRaces::otherContent),
                new Race("the same payment", OrderRaces::theSamePayment),
                new Race("pay, cancel and fulfil", OrderRaces::payCancelFulfil),
                new Race("returns of the same units", OrderRaces::theSameUnits));
    }

    /** Thirty want a coat, seven are there: seven go home with one. */
    private static void theLastUnits(List<OrderTrial> shops) {
        shops.getFirst().say("receive coat@north*7");
        List<String> said = atOnce(30, i -> shop(shops, i).say("place O" + i + " CARRY_OUT@north coat pay CASH:10000"));
        assertThat(Collections.frequency(said, "COMPLETED CAPTURED 10000 FULFILLED"))
                .isEqualTo(7);
        assertThat(Collections.frequency(said, "no: order/shortfall")).isEqualTo(23);
        assertThat(shops.getFirst().shelf("coat@north")).isEqualTo("0 0 0");
    }

    /** Ten send the same order: it is placed once, and all ten are told of it. */
    private static void theSameId(List<OrderTrial> shops) {
        shops.getFirst().say("receive coat@north*20");
        List<String> said = atOnce(10, i -> shop(shops, i).say("place O1 SHIP@north coat*2 pay CASH:20000"));
        assertThat(said).containsOnly("PLACED CAPTURED 20000 RESERVED");
        assertThat(shops.getFirst().shelf("coat@north")).isEqualTo("20 2 18");
        assertThat(shops.getFirst().order("O1").bill().captured()).isEqualTo(20000);
    }

    /** Ten send ten orders under one id: one is placed, the others are told that the id is taken. */
    private static void otherContent(List<OrderTrial> shops) {
        shops.getFirst().say("receive coat@north*100");
        List<String> said = atOnce(10, i -> shop(shops, i).say("place O1 SHIP@north coat*" + (i + 1)));
        assertThat(said).filteredOn(each -> each.startsWith("AWAITING_PAYMENT")).hasSize(1);
        assertThat(Collections.frequency(said, "no: order/exists-different")).isEqualTo(9);
    }

    /** Ten pay an order under the same id, and ten under others: the money is taken once. */
    private static void theSamePayment(List<OrderTrial> shops) {
        shops.getFirst().say("receive coat@north*5");
        shops.getFirst().say("place O1 SHIP@north coat");
        List<String> said = atOnce(20, i -> shop(shops, i).say("pay O1 " + (i < 10 ? "P" : "P" + i) + " CASH 10000"));
        assertThat(said).containsOnly("PLACED CAPTURED 10000 RESERVED", "no: order/already-paid");
        assertThat(shops.getFirst().order("O1").bill().captured()).isEqualTo(10000);
        assertThat(shops.getFirst().order("O1").bill().tenders()).hasSize(1);
    }

    /** Paying, calling off and fulfilling meet: whoever comes first, goods and money agree with the order's state. */
    private static void payCancelFulfil(List<OrderTrial> shops) {
        OrderTrial first = shops.getFirst();
        first.say("receive coat@north*15");
        int gone = 0;
        int promised = 0;
        for (int round = 0; round < 15; round++) {
            String id = "O" + round;
            first.say("place " + id + " PICKUP@north coat");
            atOnce(3, i -> switch (i) {
                case 0 -> shop(shops, i).say("pay " + id + " P1 CASH 10000");
                case 1 -> shop(shops, i).say("cancel " + id);
                default -> shop(shops, i).say("fulfil " + id);
            });
            Order order = first.order(id);
            switch (order.state()) {
                case CANCELLED ->
                    assertThat(order.bill().refunded()).isEqualTo(order.bill().captured());
                case PLACED -> promised++;
                case COMPLETED -> gone++;
                case AWAITING_PAYMENT, LAPSED -> throw new AssertionError(id + " is " + order.state());
            }
            assertThat(first.shelf("coat@north"))
                    .isEqualTo((15 - gone) + " " + promised + " " + (15 - gone - promised));
        }
    }

    /** Twelve bring one unit each of a line of five: five are taken back, and the money is what was paid. */
    private static void theSameUnits(List<OrderTrial> shops) {
        shops.getFirst().say("receive sock@north*5");
        shops.getFirst().say("place O1 CARRY_OUT@north sock*5~999 pay CASH:999");
        List<String> said = atOnce(12, i -> shop(shops, i).say("return R" + i + " O1 north 1*1"));
        assertThat(said).filteredOn(each -> each.startsWith("refund")).hasSize(5);
        assertThat(Collections.frequency(said, "no: order/more-than-bought")).isEqualTo(7);
        assertThat(shops.getFirst().order("O1").bill().refunded()).isEqualTo(999);
        assertThat(shops.getFirst().shelf("sock@north")).isEqualTo("5 0 5");
    }

    private static OrderTrial shop(List<OrderTrial> shops, int caller) {
        return shops.get(caller % shops.size());
    }

    private static List<String> atOnce(int callers, IntFunction<String> call) {
        CountDownLatch ready = new CountDownLatch(callers);
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<Future<String>> futures = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                int caller = i;
                futures.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return call.apply(caller);
                }));
            }
            List<String> said = new ArrayList<>();
            for (Future<String> future : futures) {
                said.add(future.get());
            }
            return said;
        } catch (Exception e) {
            throw new AssertionError("a caller failed", e);
        }
    }
}
