package io.oneshelf.bench.work;

import io.oneshelf.bench.Benchmark;
import io.oneshelf.bench.Stage;
import io.oneshelf.bench.load.Bound;
import io.oneshelf.bench.load.Load;
import io.oneshelf.bench.load.LoadClient;
import io.oneshelf.bench.load.Requests;
import io.oneshelf.bench.load.Template;
import io.oneshelf.bench.report.Row;
import io.oneshelf.bench.subject.Goods;
import io.oneshelf.bench.subject.ServerProcess;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What can still be promised: of one shelf, by many who ask at once, and of a hundred thousand shelves in one call. */
final class AskAvailability implements Benchmark {

    @Override
    public String name() {
        return "availability";
    }

    @Override
    public String sentence() {
        return "GET /v1/stock/availability of one shelf, 256 connections; 100,000 shelves in one call";
    }

    @Override
    public void run(Stage stage) {
        ServerProcess server = stage.server();
        Goods goods = new Goods(
                        "AV",
                        stage.settings().sized(12_500, 20),
                        stage.settings().sized(8, 2),
                        1_000_000)
                .setUp(server.api(), false);
        int connections = stage.settings().sized(256, 4);
        try (LoadClient client = new LoadClient(server.address(), connections)) {
            Row health = Health.measure(stage, server, client, connections);
            stage.report().add(health);
            Requests one = one(goods, server.token());
            stage.report()
                    .add(stage.measure(
                                    server,
                                    "GET availability, %d connections".formatted(connections),
                                    "requests/s",
                                    time -> {
                                        Load load = client.run(one, Bound.of(time));
                                        Stage.mustBe("what was answered 200", load.answered(200), load.operations());
                                        return load;
                                    })
                            .shareOf(health));
        }
        try (LoadClient client = new LoadClient(server.address(), 1)) {
            Requests all = all(goods, server.token());
            stage.report()
                    .add(stage.measure(
                            server,
                            "POST availability:query, %,d shelves".formatted(goods.skus() * goods.locations()),
                            "calls/s",
                            time -> {
                                Load load = client.run(all, Bound.of(time));
                                Stage.mustBe("what was answered 200", load.answered(200), load.operations());
                                return load;
                            }));
        }
        Goods.Sum sum = goods.sum(server.api());
        Stage.mustBe("what is on hand", sum.onHand(), goods.received());
        Stage.mustBe("what is reserved", sum.reserved(), 0);
    }

    private static Requests one(Goods goods, String token) {
        Random random = new Random(8);
        byte[][] skus = goods.skuCodes();
        byte[][] locations = goods.locationCodes();
        Template template = Template.get("/v1/stock/availability?sku={}&location={}", token);
        return out ->
                template.write(out, skus[random.nextInt(skus.length)], locations[random.nextInt(locations.length)]);
    }

    private static Requests all(Goods goods, String token) {
        String pairs = IntStream.range(0, goods.skus() * goods.locations())
                .mapToObj(shelf -> "{\"sku\":\"" + goods.sku(shelf / goods.locations()) + "\",\"location\":\""
                        + goods.location(shelf % goods.locations()) + "\"}")
                .collect(Collectors.joining(",", "{\"pairs\":[", "]}"));
        Template template = Template.post("/v1/stock/availability:query", token, pairs, 0);
        int bytesMax = pairs.length() + 4_096;
        return new Requests() {
            @Override
            public void next(ByteBuffer out) {
                template.write(out);
            }

            @Override
            public int bytesMax() {
                return bytesMax;
            }
        };
    }
}
