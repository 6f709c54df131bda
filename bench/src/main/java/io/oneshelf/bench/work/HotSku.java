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
import io.oneshelf.bench.subject.Run;
import io.oneshelf.bench.subject.ServerProcess;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The flash sale: five hundred units, and a hundred thousand attempts to get one. Every run sells a SKU of its own. */
final class HotSku implements Benchmark {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Override
    public String name() {
        return "hot";
    }

    @Override
    public String sentence() {
        return "500 units of one SKU, 100,000 attempts to reserve one, 512 connections: exactly 500 are sold";
    }

    @Override
    public void run(Stage stage) {
        ServerProcess server = stage.server();
        int units = stage.settings().sized(500, 5);
        int attempts = stage.settings().sized(100_000, 300);
        int connections = stage.settings().sized(512, 8);
        List<Goods> sales = new ArrayList<>();
        try (LoadClient client = new LoadClient(server.address(), connections)) {
            Row health = Health.measure(stage, server, client, connections);
            Row row = stage.measure(server, "hot SKU, %d connections".formatted(connections), "attempts/s", time -> {
                Goods goods = new Goods("H" + (char) ('A' + sales.size()), 1, 1, units).setUp(server.api(), false);
                sales.add(goods);
                // Attempts are what ends it, not time.
                Load load = client.run(new Puts(goods, server.token()), Bound.of(attempts, PATIENCE));
                Stage.mustBe("attempts", load.operations(), attempts);
                Stage.mustBe("what was sold", load.answered(201), units);
                Stage.mustBe("what was refused", load.answered(409), attempts - units);
                return load;
            });
            for (Goods goods : sales) {
                Goods.Sum sum = goods.sum(server.api());
                Stage.mustBe("what is reserved", sum.reserved(), units);
                Stage.mustBe("what is on hand", sum.onHand(), units);
            }
            Stage.mustBeInOrder(server.api());
            stage.report().add(health);
            stage.report()
                    .add(row.shareOf(health)
                            .with("exactly %d of %d sold, every time; decided in %.1f s (%.1f–%.1f)"
                                    .formatted(
                                            units,
                                            units,
                                            row.median(Run::seconds),
                                            row.min(Run::seconds),
                                            row.max(Run::seconds))));
        }
    }

    private static final class Puts implements Requests {

        private final Ids ids;
        private final Template template;

        Puts(Goods goods, String token) {
            ids = new Ids(goods.prefix() + "-");
            template = Template.put(
                    "/v1/stock/reservations/{}",
                    token,
                    "{\"lines\":[{\"sku\":\"%s\",\"location\":\"%s\",\"quantity\":1}],\"holdSeconds\":86400}"
                            .formatted(goods.sku(0), goods.location(0)),
                    0);
        }

        @Override
        public void next(ByteBuffer out) {
            template.write(out, ids.next());
        }
    }
}
