package io.oneshelf.bench.work;

import io.oneshelf.bench.Benchmark;
import io.oneshelf.bench.Stage;
import io.oneshelf.bench.load.Bound;
import io.oneshelf.bench.load.Ids;
import io.oneshelf.bench.load.Load;
import io.oneshelf.bench.load.LoadClient;
import io.oneshelf.bench.load.Requests;
import io.oneshelf.bench.load.Template;
import io.oneshelf.bench.report.Row;
import io.oneshelf.bench.subject.Goods;
import io.oneshelf.bench.subject.ServerProcess;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

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
            Requests requests = new Puts(goods, server.token());
            AtomicLong made = new AtomicLong();
            Row row = stage.measure(
                    server, "PUT reservation, %d connections".formatted(connections), "reservations/s", time -> {
                        Load load = client.run(requests, Bound.of(time));
                        Stage.mustBe("what was answered 201", load.answered(201), load.operations());
                        made.addAndGet(load.operations());
                        return load;
                    });
            Goods.Sum sum = goods.sum(server.api());
            Stage.mustBe("what is reserved", sum.reserved(), made.get());
            Stage.mustBe("what is on hand", sum.onHand(), goods.received());
            Stage.mustBeInOrder(server);
            stage.report().add(health);
            stage.report().add(row.shareOf(health));
        }
    }

    private static final class Puts implements Requests {

        private final Random random = new Random(3);
        private final Ids ids = new Ids("RH-");
        private final byte[][] skus;
        private final byte[][] locations;
        private final Template template;

        Puts(Goods goods, String token) {
            skus = goods.skuCodes();
            locations = goods.locationCodes();
            template = Template.put(
                    "/v1/stock/reservations/{}",
                    token,
                    "{\"lines\":[{\"sku\":\"{}\",\"location\":\"{}\",\"quantity\":1}],\"holdSeconds\":86400}",
                    skus[0].length + locations[0].length);
        }

        @Override
        public void next(ByteBuffer out) {
            template.write(
                    out, ids.next(), skus[random.nextInt(skus.length)], locations[random.nextInt(locations.length)]);
        }
    }
}
