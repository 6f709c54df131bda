package io.oneshelf.bench.work;

import io.oneshelf.bench.Benchmark;
import io.oneshelf.bench.Stage;
import io.oneshelf.bench.load.Bound;
import io.oneshelf.bench.load.LoadClient;
import io.oneshelf.bench.report.Row;
import io.oneshelf.bench.subject.Goods;
import io.oneshelf.bench.subject.ServerProcess;

/** Reservations over HTTP, one a request, on many keep-alive connections; beside them what {@code /healthz} does. */
final class ReserveOverHttp implements Benchmark {

    @Override
    public String name() {
        return "reserve";
    }

    @Override
    public String sentence() {
        return "PUT /v1/stock/reservations/{id}, one line of 5,000 SKUs × 8 locations, 256 connections";
    }

    @Override
    public void run(Stage stage) {
        ServerProcess server = stage.server();
        int connections = stage.settings().sized(256, 4);
        Goods goods = new Goods(
                        "RH",
                        stage.settings().sized(5_000, 20),
                        stage.settings().sized(8, 2),
                        1_000_000)
                .setUp(server.api(), false);
        try (LoadClient client = new LoadClient(server.address(), connections)) {
            Row health = Health.measure(stage, server, client, connections);
            Reservations requests = new Reservations(goods, "RH-", server.token());
            Row row = stage.measure(
                    server,
                    "PUT reservation, %d connections".formatted(connections),
                    "reservations/s",
                    time -> requests.checked(client.run(requests, Bound.of(time))));
            Goods.Sum sum = goods.sum(server.api());
            Stage.mustBe("what is reserved", sum.reserved(), requests.made());
            Stage.mustBe("what is on hand", sum.onHand(), goods.received());
            Stage.mustBeInOrder(server.api());
            stage.report().add(health);
            stage.report().add(row.shareOf(health));
        }
    }
}
