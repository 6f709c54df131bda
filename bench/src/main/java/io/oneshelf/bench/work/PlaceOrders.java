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
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * Whole orders over HTTP: two lines, priced, planned over eight locations, held, paid by a test tender, their money frozen.
 * First as fast as it goes, then at an even pace of half of that and of half of what is asked for, 5,000 and 4,000 a second:
 * it shows what a caller waits on a day that is busy but not full.
 */
final class PlaceOrders implements Benchmark {

    static final int LINES = 2;

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public String sentence() {
        return "PUT /v1/orders/{id}, two lines of 5,000 SKUs, paid, to be shipped, 64 and 256 connections; half of that";
    }

    @Override
    public void run(Stage stage) {
        ServerProcess server = stage.server();
        Goods goods = new Goods(
                        "PO",
                        stage.settings().sized(5_000, 20),
                        stage.settings().sized(8, 2),
                        1_000_000)
                .setUp(server.api(), true);
        Puts puts = new Puts(goods, server.token());
        // The many first: a server that has just started is warm sooner.
        for (int connections : stage.settings().quick() ? List.of(4, 2) : List.of(256, 64)) {
            try (LoadClient client = new LoadClient(server.address(), connections)) {
                Row health = Health.measure(stage, server, client, connections);
                Row full = stage.measure(
                        server,
                        "PUT order, %d connections".formatted(connections),
                        "orders/s",
                        time -> puts.checked(client.run(puts, Bound.of(time))));
                stage.report().add(health);
                stage.report().add(full.shareOf(health));
                String row = "PUT order, %d connections, ".formatted(connections);
                stage.report().add(paced(stage, client, puts, row + "half of that", full.median(Run::perSecond) / 2));
                int wanted = connections == 64 ? 4_000 : 5_000;
                stage.report().add(paced(stage, client, puts, row + "%,d/s".formatted(wanted / 2), wanted / 2));
            }
        }
        Goods.Sum sum = goods.sum(server.api());
        Stage.mustBe("what is promised to orders", sum.reserved(), puts.made * LINES);
        Stage.mustBe("what is on hand", sum.onHand(), goods.received());
        Stage.mustBeInOrder(server.api());
    }

    /** At an even pace, on a day on which the monitor had caught up; it tells how far behind it was. */
    private static Row paced(Stage stage, LoadClient client, Puts puts, String name, double perSecond) {
        ServerProcess server = stage.server();
        Function<Duration, Load> pacing = time -> puts.checked(client.paced(puts, perSecond, Bound.of(time)));
        AuditLag.awaitNone(server.api());
        stage.warm(server, name, pacing);
        try (AuditLag lag = AuditLag.of(server.api())) {
            return lag.toldOn(stage.measureWarm(server, name, "orders/s", pacing));
        }
    }

    /** Of an order, but for its id; with a gap for each of its SKUs. */
    static String body() {
        return """
                {"channel":"web","lines":[{"sku":"{}","quantity":1},{"sku":"{}","quantity":1}],\
                "fulfilment":{"mode":"SHIP"},\
                "tenders":[{"kind":"TEST","amount":{"amount":"%d","currency":"GBP"}}]}""".formatted(LINES * Goods.PRICE);
    }

    private static final class Puts implements Requests {

        private final Random random = new Random(5);
        private final Ids ids = new Ids("PO-");
        private final byte[][] skus;
        private final Template template;
        private long made;

        Puts(Goods goods, String token) {
            skus = goods.skuCodes();
            template = Template.put("/v1/orders/{}", token, body(), 2 * skus[0].length);
        }

        @Override
        public void next(ByteBuffer out) {
            template.write(out, ids.next(), skus[random.nextInt(skus.length)], skus[random.nextInt(skus.length)]);
        }

        Load checked(Load load) {
            Stage.mustBe("what was answered 201", load.answered(201), load.operations());
            made += load.operations();
            return load;
        }
    }
}
