package io.oneshelf.bench.work;

import io.oneshelf.bench.Benchmark;
import io.oneshelf.bench.Stage;
import io.oneshelf.bench.load.Bound;
import io.oneshelf.bench.load.Callers;
import io.oneshelf.bench.load.Load;
import io.oneshelf.bench.report.Row;
import io.oneshelf.bench.subject.Goods;
import io.oneshelf.bench.subject.HouseHere;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.stock.Reservation;
import io.oneshelf.stock.ReservationId;
import io.oneshelf.stock.ReserveStock;
import io.oneshelf.stock.Stock;
import io.oneshelf.stock.StockLine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * {@code stock.reserve} through the door, in this process: everybody wants the same SKU, and then two lines of many. The
 * figure that shows what the door and the books can do, without HTTP.
 */
final class ReserveHere implements Benchmark {

    private static final int CALLERS = 512;

    @Override
    public String name() {
        return "reserve-here";
    }

    @Override
    public String sentence() {
        return "stock.reserve in this process, 512 callers: one hot SKU; two lines of 5,000 SKUs × 8 locations";
    }

    @Override
    public void run(Stage stage) {
        int callers = stage.settings().sized(CALLERS, 8);
        try (HouseHere house = new HouseHere(stage.postgres(), "hot")) {
            Goods hot = new Goods("HT", 1, 1, 1_000_000_000).setUp(house.api(), false);
            Row row = reserve(stage, house, hot, 1, callers, "reserve, one hot SKU");
            stage.report().add(Baselines.compare(stage, row, 1, 1, callers));
        }
        try (HouseHere house = new HouseHere(stage.postgres(), "wide")) {
            Goods wide = new Goods(
                            "WD",
                            stage.settings().sized(5_000, 20),
                            stage.settings().sized(8, 2),
                            1_000_000)
                    .setUp(house.api(), false);
            Row row = reserve(
                    stage,
                    house,
                    wide,
                    2,
                    callers,
                    "reserve, 2 lines of %,d × %d".formatted(wide.skus(), wide.locations()));
            stage.report().add(Baselines.compare(stage, row, wide.skus() * wide.locations(), 2, callers));
        }
    }

    static Row reserve(Stage stage, HouseHere house, Goods goods, int lines, int callers, String name) {
        Stock stock = house.stock();
        Caller caller = Caller.owner("benchmark");
        List<SkuCode> skus = IntStream.range(0, goods.skus())
                .mapToObj(number -> new SkuCode(goods.sku(number)))
                .toList();
        List<LocationCode> locations = IntStream.range(0, goods.locations())
                .mapToObj(number -> new LocationCode(goods.location(number)))
                .toList();
        AtomicLong ids = new AtomicLong();
        AtomicLong made = new AtomicLong();
        Row row = stage.measure(house, name, "reservations/s", time -> {
            Load load = Callers.run(
                    callers,
                    Bound.of(time),
                    random -> granted(stock.reserve(
                            caller,
                            new ReserveStock(
                                    new ReservationId("R-" + ids.incrementAndGet()),
                                    lines(skus, locations, lines, random),
                                    ReserveStock.HOLD_SECONDS_MAX,
                                    null,
                                    null))));
            made.addAndGet(load.answered(201));
            Stage.mustBe("what was refused", load.answered(409), 0);
            return load;
        });
        Goods.Sum sum = goods.sum(house.api());
        Stage.mustBe("what is reserved", sum.reserved(), made.get() * lines);
        Stage.mustBe("what is on hand", sum.onHand(), goods.received());
        Stage.mustBeInOrder(house.api());
        return row;
    }

    private static List<StockLine> lines(
            List<SkuCode> skus, List<LocationCode> locations, int count, RandomGenerator random) {
        List<StockLine> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lines.add(new StockLine(
                    skus.get(random.nextInt(skus.size())), locations.get(random.nextInt(locations.size())), 1));
        }
        return lines;
    }

    private static boolean granted(Outcome<Reservation> outcome) {
        return switch (outcome) {
            case Outcome.Made<Reservation> made -> true;
            case Outcome.Found<Reservation> found -> throw new IllegalStateException("an id was used twice");
            case Outcome.Refused<Reservation> refused -> {
                if (refused.why().word().status() != 409) {
                    throw new IllegalStateException(refused.why().detail());
                }
                yield false;
            }
        };
    }
}
