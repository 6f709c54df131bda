package io.oneshelf.bench.work;

import io.oneshelf.bench.Benchmark;
import io.oneshelf.bench.Stage;
import io.oneshelf.bench.load.Bound;
import io.oneshelf.bench.load.Load;
import io.oneshelf.bench.load.LoadClient;
import io.oneshelf.bench.load.Requests;
import io.oneshelf.bench.report.Row;
import io.oneshelf.bench.subject.Goods;
import io.oneshelf.bench.subject.Memory;
import io.oneshelf.bench.subject.Run;
import io.oneshelf.bench.subject.ServerProcess;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Finds how much the server does, asks five times as much of it for a while, and looks whether it goes on as before.
 *
 * <p>The load is paced: requests come when they are due, whether the server has answered the last ones or not, over so many
 * connections that more can be under way than it can serve in a second. What it cannot serve has to be refused with 429 or 503
 * and {@code Retry-After}; anything else fails the benchmark. Client and server share the machine, so part of the throughput
 * that is lost under overload is what the client itself takes.
 */
final class Overload implements Benchmark {

    private static final int TIMES = 5;
    private static final Duration AT_MOST = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "overload";
    }

    @Override
    public String sentence() {
        return "five times as many reservations as the server can make: what it goes on doing, what it refuses, recovery";
    }

    @Override
    public void run(Stage stage) {
        ServerProcess server = stage.server();
        Goods goods = new Goods(
                        "OV",
                        stage.settings().sized(5_000, 20),
                        stage.settings().sized(8, 2),
                        1_000_000)
                .setUp(server.api(), false);
        Asked asked = new Asked(new Reservations(goods, "OV-", server.token()));
        int usual = stage.settings().sized(256, 4);
        int many = stage.settings().sized(10_000, 64);
        try (LoadClient client = new LoadClient(server.address(), usual)) {
            Row before = stage.measure(
                    server,
                    "PUT reservation, %d connections".formatted(usual),
                    "reservations/s",
                    time -> asked.allMade(client.run(asked, Bound.of(time))));
            stage.report().add(before);
            Memory memoryBefore = Memory.of(server);
            try (LoadClient idle = new LoadClient(server.address(), many)) {
                stage.report()
                        .add(stage.measureWarm(
                                        server,
                                        "beside %,d idle connections".formatted(idle.connections()),
                                        "reservations/s",
                                        time -> asked.allMade(client.run(asked, Bound.of(time))))
                                .shareOf(before));
            }
            // New connections: the server may let go of those that were idle for long.
            try (LoadClient crowd = new LoadClient(server.address(), many)) {
                Duration time = stage.settings().time();
                Load over = asked.crowded(crowd.paced(
                        asked,
                        TIMES * before.median(Run::perSecond),
                        Bound.of(time.compareTo(AT_MOST) > 0 ? AT_MOST : time)));
                stage.report().add(asked.row(many, over, before, memoryBefore, Memory.of(server)));
            }
            stage.report()
                    .add(stage.measureWarm(
                                    server,
                                    "right after it",
                                    "reservations/s",
                                    time -> asked.allMade(client.run(asked, Bound.of(time))))
                            .shareOf(before));
        }
        Stage.mustBe("what is reserved", goods.sum(server.api()).reserved(), asked.made);
        Stage.mustBeInOrder(server.api());
    }

    /** Counts what was made, and what was refused how. */
    private static final class Asked implements Requests {

        private final Requests reservations;
        private final Histogram latenciesOfMade = Load.emptyLatencies();
        private long made;
        private long refusedWithoutRetryAfter;
        private long sentAgain;

        Asked(Requests reservations) {
            this.reservations = reservations;
        }

        @Override
        public void next(ByteBuffer out) {
            reservations.next(out);
        }

        @Override
        public void answered(int status, long nanos) {
            if (status == 201 || status == 200) {
                made++;
                latenciesOfMade.recordValue(Math.clamp(nanos, 1, Load.LATENCY_MAX));
            }
        }

        @Override
        public void refused(boolean saysRetryAfter) {
            if (!saysRetryAfter) {
                refusedWithoutRetryAfter++;
            }
        }

        /** The id makes that harmless; how often is reported. What was made and its answer lost is then 200. */
        @Override
        public boolean mayBeSentAgain() {
            sentAgain++;
            return true;
        }

        Load allMade(Load load) {
            Stage.mustBe("what was answered 201", load.answered(201), load.operations());
            latenciesOfMade.reset();
            return load;
        }

        Load crowded(Load load) {
            Stage.mustBe("what was made or refused", made(load) + refused(load), load.operations());
            Stage.mustBe("what was refused without Retry-After", refusedWithoutRetryAfter, 0);
            return load;
        }

        private static long made(Load load) {
            return load.answered(201) + load.answered(200);
        }

        private static long refused(Load load) {
            return load.answered(429) + load.answered(503);
        }

        Row row(int connections, Load over, Row before, Memory memoryBefore, Memory memoryUnder) {
            double kept = made(over) / over.seconds();
            return new Row(
                            "%d times as many, %,d connections".formatted(TIMES, connections),
                            "answers/s",
                            List.of(Run.of(over)))
                    .with("made %,.0f/s, %.0f %% of capacity; refused with Retry-After %,.0f/s"
                            .formatted(
                                    kept, 100 * kept / before.median(Run::perSecond), refused(over) / over.seconds()))
                    .with("those that were made, from sending: p99 %,.0f ms, longest %,.0f ms"
                            .formatted(
                                    latenciesOfMade.getValueAtPercentile(99) / 1e6,
                                    latenciesOfMade.getMaxValue() / 1e6))
                    .with("connections closed under a request, which was sent again: %,d".formatted(sentAgain))
                    .with("memory of the server: %d MB before, %d MB right after"
                            .formatted(
                                    Memory.megabytes(memoryBefore.server()), Memory.megabytes(memoryUnder.server())));
        }
    }
}
