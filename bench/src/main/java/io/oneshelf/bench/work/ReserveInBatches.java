package io.oneshelf.bench.work;

import io.oneshelf.bench.Benchmark;
import io.oneshelf.bench.Stage;
import io.oneshelf.bench.load.Bound;
import io.oneshelf.bench.load.Load;
import io.oneshelf.bench.load.LoadClient;
import io.oneshelf.bench.report.Row;
import io.oneshelf.bench.subject.Goods;
import io.oneshelf.bench.subject.ServerProcess;
import java.util.concurrent.atomic.AtomicLong;

/** Reservations a hundred a call, as a marketplace's connector would send them. */
final class ReserveInBatches implements Benchmark {

    @Override
    public String name() {
        return "reserve-batch";
    }

    @Override
    public String sentence() {
        return "POST /v1/stock/reservations:batch, 100 a call, one line each of 5,000 SKUs × 8 locations, 8 connections";
    }

    @Override
    public void run(Stage stage) {
        ServerProcess server = stage.server();
        Goods goods = new Goods(
                        "RB",
                        stage.settings().sized(5_000, 20),
                        stage.settings().sized(8, 2),
                        1_000_000)
                .setUp(server.api(), false);
        int connections = stage.settings().sized(8, 2);
        Batches batches =
                Batches.reservations(goods, server.token(), stage.settings().sized(100, 5));
        AtomicLong made = new AtomicLong();
        try (LoadClient client = new LoadClient(server.address(), connections)) {
            Row row = stage.measure(
                    server,
                    "POST reservations:batch, %d connections".formatted(connections),
                    "reservations/s",
                    time -> {
                        Load load = client.run(batches, Bound.of(time));
                        Stage.mustBe("what was answered 201", load.answered(201), load.operations());
                        made.addAndGet(load.operations());
                        return load;
                    });
            Goods.Sum sum = goods.sum(server.api());
            Stage.mustBe("what is reserved", sum.reserved(), made.get());
            Stage.mustBe("what is on hand", sum.onHand(), goods.received());
            Stage.mustBeInOrder(server.api());
            stage.report().add(row);
        }
    }
}
