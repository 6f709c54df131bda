package io.oneshelf.bench.races;

import static io.oneshelf.bench.races.Arena.count;
import static io.oneshelf.bench.races.Arena.must;
import static io.oneshelf.bench.races.Arena.statuses;

import io.oneshelf.bench.subject.Api;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** The races there are. */
final class AllRaces {

    private static final int BUYERS = 20;
    private static final int CONNECTIONS = 10;

    private record Named(String name, BiFunction<Arena, String, String> moment) implements Race {

        @Override
        public String run(Arena arena, String round) {
            return moment.apply(arena, round);
        }
    }

    private AllRaces() {}

    static List<Race> all() {
        return List.of(
                new Named("many buyers for one unit", AllRaces::oneUnit),
                new Named("two orders that cross (A, B and B, A)", AllRaces::crossing),
                new Named("a hold expires while it is committed", AllRaces::expiring),
                new Named("cancel against pay against ship", AllRaces::cancelPayShip),
                new Named("two returns of one unit", AllRaces::twoReturns),
                new Named("the same id from ten connections", AllRaces::sameId),
                new Named("the same order from two tabs", AllRaces::twoTabs));
    }

    private static String oneUnit(Arena arena, String round) {
        arena.goods(1, round);
        List<Api.Exchange> answers = arena.atOnce(runners(
                BUYERS,
                buyer -> () ->
                        arena.put("/v1/stock/reservations/" + round + "-" + buyer, arena.reservation(round, 900))));
        must(count(answers, 201) == 1 && count(answers, 409) == BUYERS - 1, "one gets it", statuses(answers));
        must(arena.shelf(round).equals("1 on hand, 1 reserved"), "one is reserved", arena.shelf(round));
        return "one of " + BUYERS + " got it";
    }

    private static String crossing(Arena arena, String round) {
        String a = round + "-A";
        String b = round + "-B";
        arena.goods(1, a, b);
        List<Api.Exchange> answers = arena.atOnce(List.of(
                () -> arena.put("/v1/orders/" + round + "-1", arena.order(true, a, b)),
                () -> arena.put("/v1/orders/" + round + "-2", arena.order(true, b, a))));
        must(count(answers, 201) == 1 && count(answers, 409) == 1, "one gets both", statuses(answers));
        must(arena.shelf(a).equals("1 on hand, 1 reserved"), "A is reserved once", arena.shelf(a));
        must(arena.shelf(b).equals("1 on hand, 1 reserved"), "B is reserved once", arena.shelf(b));
        return answers.getFirst().status() == 201 ? "the first got both" : "the second got both";
    }

    private static String expiring(Arena arena, String round) {
        arena.goods(1, round);
        String held = "/v1/stock/reservations/" + round + "-1";
        arena.put(held, arena.reservation(round, 1));
        pause(Duration.ofMillis(980));
        List<Api.Exchange> answers = arena.atOnce(List.of(
                () -> arena.post(held + "/commit"),
                () -> arena.post(held + "/commit"),
                () -> arena.put("/v1/stock/reservations/" + round + "-2", arena.reservation(round, 900)),
                () -> arena.post(held + "/commit")));
        boolean other = answers.get(2).status() == 201;
        String state = arena.get(held).path("state").asString();
        String shelf = arena.shelf(round);
        if (state.equals("SETTLED")) {
            must(!other && shelf.equals("0 on hand, 0 reserved"), "the unit has gone, once", shelf);
            return "committed in time";
        }
        must(count(answers, 200) == 0, "who is told it went is right", state + " " + statuses(answers));
        must(shelf.equals("1 on hand, %d reserved".formatted(other ? 1 : 0)), "the unit is there", shelf);
        return other ? "expired, and the next one has it" : "expired";
    }

    private static String cancelPayShip(Arena arena, String round) {
        arena.goods(1, round);
        String order = "/v1/orders/" + round;
        must(arena.put(order, arena.order(false, round)).status() == 201, "it is placed", order);
        List<Api.Exchange> answers = arena.atOnce(List.of(
                () -> arena.post(order + "/cancel"),
                () -> arena.put(order + "/payments/P1", Arena.tender(Arena.PRICE)),
                () -> arena.post(order + "/groups/1/fulfil")));
        JsonNode now = arena.get(order);
        String state = now.path("state").asString();
        String paid = now.path("paymentState").asString();
        String shelf = arena.shelf(round);
        switch (state) {
            case "CANCELLED" -> {
                must(paid.equals("NONE") || paid.equals("REFUNDED"), "nothing is kept", paid);
                must(shelf.equals("1 on hand, 0 reserved"), "it is free again", shelf);
            }
            case "PLACED" -> {
                must(paid.equals("CAPTURED"), "it is paid", paid);
                must(shelf.equals("1 on hand, 1 reserved"), "it is promised", shelf);
                must(answers.getFirst().status() != 200, "who cancelled was refused", statuses(answers));
            }
            case "COMPLETED" -> {
                must(paid.equals("CAPTURED"), "it is paid", paid);
                must(shelf.equals("0 on hand, 0 reserved"), "it has gone", shelf);
                must(answers.getFirst().status() != 200, "who cancelled was refused", statuses(answers));
            }
            default -> throw new Broken("an order ends as " + state + ", answers " + statuses(answers));
        }
        return state + ", " + paid;
    }

    private static String twoReturns(Arena arena, String round) {
        arena.goods(1, round);
        String order = "/v1/orders/" + round;
        arena.put(order, arena.order(true, round));
        must(arena.post(order + "/groups/1/fulfil").status() == 200, "it is shipped", order);
        String units = "{\"lines\":[{\"line\":1,\"quantity\":1}],\"location\":\"" + arena.location() + "\"}";
        List<Api.Exchange> answers =
                arena.atOnce(runners(2, number -> () -> arena.put(order + "/returns/" + round + "-R" + number, units)));
        must(count(answers, 201) == 1 && count(answers, 409) == 1, "it comes back once", statuses(answers));
        must(arena.get(order).path("paymentState").asString().equals("REFUNDED"), "it is refunded", arena.get(order));
        must(arena.shelf(round).equals("1 on hand, 0 reserved"), "it is there once", arena.shelf(round));
        return answers.getFirst().status() == 201 ? "the first was taken" : "the second was taken";
    }

    private static String sameId(Arena arena, String round) {
        arena.goods(5, round);
        List<Api.Exchange> answers = arena.atOnce(runners(
                CONNECTIONS,
                any -> () -> arena.put("/v1/stock/reservations/" + round + "-1", arena.reservation(round, 900))));
        must(
                count(answers, 201) == 1 && count(answers, 200) == CONNECTIONS - 1,
                "it is made once and found by the others",
                statuses(answers));
        must(arena.shelf(round).equals("5 on hand, 1 reserved"), "one is reserved", arena.shelf(round));
        return "made once";
    }

    private static String twoTabs(Arena arena, String round) {
        arena.goods(5, round);
        String order = "/v1/orders/" + round;
        List<Api.Exchange> answers =
                arena.atOnce(Collections.nCopies(2, () -> arena.put(order, arena.order(true, round))));
        must(count(answers, 201) == 1 && count(answers, 200) == 1, "it is placed once", statuses(answers));
        JsonNode now = arena.get(order);
        must(now.path("paymentState").asString().equals("CAPTURED"), "it is paid", now);
        must(now.at("/total/amount").asInt() == Arena.PRICE, "it is paid once", now);
        must(arena.shelf(round).equals("5 on hand, 1 reserved"), "one is promised", arena.shelf(round));
        return "placed once";
    }

    private static List<Supplier<Api.Exchange>> runners(int count, IntFunction<Supplier<Api.Exchange>> runner) {
        return IntStream.range(0, count).mapToObj(runner).toList();
    }

    private static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
