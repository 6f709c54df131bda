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

/** The orders of {@link PlaceOrders}, a hundred a call. */
final class OrdersInBatches implements Benchmark {

    @Override
    public String name() {
        return "orders-batch";
    }

    @Override
    public String sentence() {
        return "POST /v1/orders:batch, 100 a call, two lines each of 5,000 SKUs, paid, to be shipped, 8 connections";
    }

    @Override
    public void run(Stage stage) {
        ServerProcess server = stage.server();
        Goods goods = new Goods(
                        "OB",
                        stage.settings().sized(5_000, 20),
                        stage.settings().sized(8, 2),
                        1_000_000)
                .setUp(server.api(), true);
        int connections = stage.settings().sized(8, 2);
        Batches batches = Batches.orders(goods, server.token(), stage.settings().sized(100, 5));
        AtomicLong made = new AtomicLong();
        try (LoadClient client = new LoadClient(server.address(), connections)) {
            Row row = stage.measure(
                    server, "POST orders:batch, %d connections".formatted(connections), "orders/s", time -> {
                        Load load = client.run(batches, Bound.of(time));
                        Stage.mustBe("what was answered 201", load.answered(201), load.operations());
                        made.addAndGet(load.operations());
                        return load;
                    });
            Goods.Sum sum = goods.sum(server.api());
            Stage.mustBe("what is promised to orders", sum.reserved(), made.get() * PlaceOrders.LINES);
            Stage.mustBe("what is on hand", sum.onHand(), goods.received());
            Stage.mustBeInOrder(server.api());
            stage.report().add(row);
        }
    }
}
