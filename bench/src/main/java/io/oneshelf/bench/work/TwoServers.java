package io.oneshelf.bench.work;

import io.oneshelf.bench.Benchmark;
import io.oneshelf.bench.Stage;
import io.oneshelf.bench.load.Bound;
import io.oneshelf.bench.load.Load;
import io.oneshelf.bench.load.LoadClient;
import io.oneshelf.bench.report.Row;
import io.oneshelf.bench.subject.Goods;
import io.oneshelf.bench.subject.PostgresFigures;
import io.oneshelf.bench.subject.ServerProcess;
import io.oneshelf.bench.subject.Subject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Two servers on one database, both selling the same goods: together they must be as right as one, and not much slower. */
final class TwoServers implements Benchmark {

    @Override
    public String name() {
        return "two-servers";
    }

    @Override
    public String sentence() {
        return "PUT reservations of 5,000 SKUs × 8 locations: one server, then two on the same database, 256 connections";
    }

    @Override
    public void run(Stage stage) {
        ServerProcess first = stage.server();
        int connections = stage.settings().sized(256, 4);
        Goods goods = new Goods(
                        "TS",
                        stage.settings().sized(5_000, 20),
                        stage.settings().sized(8, 2),
                        1_000_000)
                .setUp(first.api(), false);
        Reservations alone = new Reservations(goods, "TA-", first.token());
        Reservations toFirst = new Reservations(goods, "TB-", first.token());
        Row one;
        try (LoadClient client = new LoadClient(first.address(), connections)) {
            one = stage.measure(
                    first,
                    "PUT reservation, one server",
                    "reservations/s",
                    time -> alone.checked(client.run(alone, Bound.of(time))));
        }
        try (ServerProcess second = stage.startServer("second", List.of("--database-url", first.databaseUrl()));
                LoadClient firstClient = new LoadClient(first.address(), connections / 2);
                LoadClient secondClient = new LoadClient(second.address(), connections / 2);
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Reservations toSecond = new Reservations(goods, "TC-", second.token());
            Row both =
                    stage.measure(new Both(first, second), "PUT reservation, two servers", "reservations/s", time -> {
                        CompletableFuture<Load> there = CompletableFuture.supplyAsync(
                                () -> secondClient.run(toSecond, Bound.of(time)), threads);
                        Load here = toFirst.checked(firstClient.run(toFirst, Bound.of(time)));
                        return here.plus(toSecond.checked(there.join()));
                    });
            Goods.Sum sum = goods.sum(second.api());
            Stage.mustBe("what is reserved", sum.reserved(), alone.made() + toFirst.made() + toSecond.made());
            Stage.mustBe("what is on hand", sum.onHand(), goods.received());
            Stage.mustBe(
                    "what the first server says is reserved",
                    goods.sum(first.api()).reserved(),
                    sum.reserved());
            Stage.mustBeInOrder(second.api());
            stage.report().add(one);
            stage.report().add(both.shareOf(one));
        }
    }

    /** Both of them; who made them closes them. */
    private record Both(ServerProcess first, ServerProcess second) implements Subject {

        @Override
        public List<Long> serverProcesses() {
            return Stream.of(first, second)
                    .flatMap(server -> server.serverProcesses().stream())
                    .toList();
        }

        @Override
        public PostgresFigures postgres() {
            return first.postgres();
        }

        @Override
        public void close() {}
    }
}
