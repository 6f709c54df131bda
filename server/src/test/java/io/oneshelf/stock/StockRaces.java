package io.oneshelf.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.ledger.HoldState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Many at once. Each race is run through one door or through two doors on the same books, as two processes have them. */
final class StockRaces {

    private static final SkuCode COAT = new SkuCode("coat");
    private static final SkuCode HAT = new SkuCode("hat");
    private static final LocationCode NORTH = new LocationCode("north");

    /** A race, and how it is run: the callers are spread over the doors. */
    record Race(String name, Consumer<List<StockTrial>> run) {
        @Override
        public String toString() {
            return name;
        }
    }

    private StockRaces() {}

    static List<Race> all() {
        return List.of(
                new Race("the last units", StockRaces::theLastUnits),
                new Race("crossing", StockRaces::crossing),
                new Race("expiring while committed", StockRaces::expiringWhileCommitted),
                new Race("the same id", StockRaces::theSameId),
                new Race("the same id with other content", StockRaces::theSameIdWithOtherContent),
                new Race("everything on one shelf", StockRaces::everythingOnOneShelf));
    }

    /** Forty want one unit each, twelve are there: twelve get one, and each of the others is told. */
    private static void theLastUnits(List<StockTrial> doors) {
        doors.getFirst().say("receive M1 coat@north 12");
        List<Outcome<Reservation>> outcomes =
                atOnce(40, i -> door(doors, i).stock.reserve(StockTrial.OWNER, reserve("R" + i, line(COAT, 1))));
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof Outcome.Made)
                .hasSize(12);
        assertThat(outcomes)
                .filteredOn(outcome ->
                        outcome instanceof Outcome.Refused<Reservation> refused && refused.why() instanceof Shortfall)
                .hasSize(28);
        assertThat(doors.getFirst().shelf("coat@north")).isEqualTo("12 12 0");
    }

    /** Half ask for coat and hat, half for hat and coat: nobody waits for ever, and every unit is promised once. */
    private static void crossing(List<StockTrial> doors) {
        doors.getFirst().say("receive M1 coat@north 30 hat@north 30");
        List<Outcome<Reservation>> outcomes = atOnce(
                60,
                i -> door(doors, i)
                        .stock
                        .reserve(
                                StockTrial.OWNER,
                                i % 2 == 0
                                        ? reserve("R" + i, line(COAT, 1), line(HAT, 1))
                                        : reserve("R" + i, line(HAT, 1), line(COAT, 1))));
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof Outcome.Made)
                .hasSize(30);
        assertThat(doors.getFirst().shelf("coat@north")).isEqualTo("30 30 0");
        assertThat(doors.getFirst().shelf("hat@north")).isEqualTo("30 30 0");
    }

    /** The clock passes a hold's end while it is committed: it is settled or it is expired, and the shelf agrees. */
    private static void expiringWhileCommitted(List<StockTrial> doors) {
        doors.getFirst().say("receive M1 coat@north 25");
        int settled = 0;
        for (int round = 0; round < 25; round++) {
            String id = "R" + round;
            assertThat(doors.getFirst().say("reserve " + id + " coat@north 1 for 60s"))
                    .isEqualTo("HELD");
            List<String> said = atOnce(3, i -> switch (i) {
                case 0 -> doors.getFirst().say("commit " + id);
                case 1 -> {
                    doors.forEach(door -> door.say("wait 60s"));
                    yield "";
                }
                default -> doors.getLast().say("sweep");
            });
            assertThat(said.getFirst()).isIn("SETTLED 1+0/1", "no: already-expired");
            boolean gone = said.getFirst().startsWith("SETTLED");
            settled += gone ? 1 : 0;
            while (doors.getFirst().say("sweep").equals("some")) {
                // what is due is ended, whoever came first
            }
            int left = 25 - settled;
            assertThat(doors.getFirst().shelf("coat@north")).isEqualTo(left + " 0 " + left);
            assertThat(doors.getFirst().say("look " + id)).isEqualTo(gone ? "SETTLED 1+0/1" : "EXPIRED 0+1/1");
        }
    }

    /** Ten send the same reservation: it is made once, and all ten are told of it. */
    private static void theSameId(List<StockTrial> doors) {
        doors.getFirst().say("receive M1 coat@north 10");
        List<Outcome<Reservation>> outcomes =
                atOnce(10, i -> door(doors, i).stock.reserve(StockTrial.OWNER, reserve("R1", line(COAT, 2))));
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof Outcome.Made)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof Outcome.Found)
                .hasSize(9);
        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.orThrow().state()).isEqualTo(HoldState.HELD));
        assertThat(doors.getFirst().shelf("coat@north")).isEqualTo("10 2 8");
    }

    /** Ten send ten contents under one id: one of them is made, and nine are told that theirs differ. */
    private static void theSameIdWithOtherContent(List<StockTrial> doors) {
        doors.getFirst().say("receive M1 coat@north 100");
        List<Outcome<Reservation>> outcomes =
                atOnce(10, i -> door(doors, i).stock.reserve(StockTrial.OWNER, reserve("R1", line(COAT, i + 1))));
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof Outcome.Made)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof Outcome.Refused<Reservation> refused
                        && refused.why().word() == StockProblem.EXISTS_DIFFERENT)
                .hasSize(9);
        long held = outcomes.stream()
                .filter(outcome -> outcome instanceof Outcome.Made)
                .mapToLong(outcome -> outcome.orThrow().lines().getFirst().quantity())
                .sum();
        assertThat(doors.getFirst().shelf("coat@north")).isEqualTo("100 " + held + " " + (100 - held));
    }

    /** Reservations, sales at the counter, counts and releases on one shelf: what it saw adds up to what it has. */
    private static void everythingOnOneShelf(List<StockTrial> doors) {
        doors.getFirst().say("receive M1 coat@north 50");
        atOnce(60, i -> {
            StockTrial door = door(doors, i);
            return switch (i % 6) {
                case 0 -> door.say("reserve R" + i + " coat@north 3");
                case 1 -> door.say("reserve R" + i + " coat@north 2") + door.say("commit R" + i);
                case 2 -> door.say("sell S" + i + " coat@north 1");
                case 3 -> door.say("damage D" + i + " coat@north 1");
                case 4 -> door.say("reserve R" + i + " coat@north 1") + door.say("release R" + i);
                default -> door.say("adjust A" + i + " coat@north 2");
            };
        });
        StockTrial trial = doors.getFirst();
        long onHand = trial.history("coat@north").stream()
                .mapToLong(seen -> Long.parseLong(seen.substring(seen.indexOf(' ') + 1)))
                .sum();
        long held = 0;
        for (int i = 0; i < 60; i += 6) {
            held += trial.stock
                    .reservation(new ReservationId("R" + i))
                    .filter(reservation -> reservation.state() == HoldState.HELD)
                    .map(reservation -> 3L)
                    .orElse(0L);
        }
        assertThat(trial.shelf("coat@north")).startsWith(onHand + " " + held + " ");
        assertThat(onHand).isNotNegative();
    }

    private static StockTrial door(List<StockTrial> doors, int i) {
        return doors.get(i % doors.size());
    }

    private static ReserveStock reserve(String id, StockLine... lines) {
        return new ReserveStock(new ReservationId(id), List.of(lines), 900, null, null);
    }

    private static StockLine line(SkuCode sku, long quantity) {
        return new StockLine(sku, NORTH, quantity);
    }

    /** Starts so many threads, lets them all go in the same moment, and gathers what each was told. */
    private static <T> List<T> atOnce(int threads, Racer<T> racer) {
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                Callable<T> task = () -> {
                    go.await();
                    return racer.run(number);
                };
                running.add(executor.submit(task));
            }
            go.countDown();
            List<T> told = new ArrayList<>();
            for (Future<T> future : running) {
                told.add(future.get());
            }
            return told;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("a racer fell", e);
        }
    }

    private interface Racer<T> {
        T run(int number);
    }
}
