package io.oneshelf.bench.work;

import io.oneshelf.bench.Benchmark;
import io.oneshelf.bench.Stage;
import io.oneshelf.bench.load.Bound;
import io.oneshelf.bench.load.Callers;
import io.oneshelf.bench.load.Load;
import io.oneshelf.bench.report.Row;
import io.oneshelf.bench.subject.Goods;
import io.oneshelf.bench.subject.HouseHere;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.stock.Availability;
import io.oneshelf.stock.Shelf;
import io.oneshelf.stock.Stock;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Whether it stays fast when there is much: the same work on few shelves and on many, in this process. */
final class Sizes implements Benchmark {

    private static final int SELLERS = 512;
    private static final int ASKERS = 256;

    private final String name;
    private final boolean partOfAll;
    private final List<Size> sizes;

    private record Size(int skus, int locations) {

        @Override
        public String toString() {
            return "%,d × %d".formatted(skus, locations);
        }
    }

    private Sizes(String name, boolean partOfAll, Size... sizes) {
        this.name = name;
        this.partOfAll = partOfAll;
        this.sizes = List.of(sizes);
    }

    static Sizes ofALargeRetailer() {
        return new Sizes("size", true, new Size(10_000, 8), new Size(100_000, 20));
    }

    /** Setting it up takes an hour or more, and some 20 GB. */
    static Sizes ofTheLargest() {
        return new Sizes("size-million", false, new Size(10_000, 8), new Size(1_000_000, 20));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String sentence() {
        return "stock.reserve of two lines, and availability, in this process: with goods on %s shelves, then on %s"
                .formatted(sizes.getFirst(), sizes.getLast());
    }

    @Override
    public boolean isPartOfAll() {
        return partOfAll;
    }

    @Override
    public void run(Stage stage) {
        // The large one first: setting it up takes long, and what is compared is to be measured in the same minutes.
        List<Row> large = rows(stage, stage.settings().quick() ? new Size(40, 3) : sizes.getLast(), "large");
        List<Row> small = rows(stage, stage.settings().quick() ? new Size(20, 2) : sizes.getFirst(), "small");
        for (int i = 0; i < small.size(); i++) {
            stage.report().add(small.get(i));
            stage.report().add(large.get(i).shareOf(small.get(i)));
        }
    }

    private static List<Row> rows(Stage stage, Size size, String database) {
        int callers = stage.settings().sized(SELLERS, 8);
        try (HouseHere house = new HouseHere(stage.postgres(), database)) {
            stage.report().say("putting goods on " + size + " shelves");
            Goods goods = new Goods("SZ", size.skus, size.locations, 1_000_000).setUp(house.api(), false);
            Row reserve = ReserveHere.reserve(stage, house, goods, 2, callers, "reserve, 2 lines of " + size);
            Stock stock = house.stock();
            Row one = stage.measure(
                    house,
                    "availability, one of " + size,
                    "answers/s",
                    time -> asked(Callers.run(
                            stage.settings().sized(ASKERS, 8),
                            Bound.of(time),
                            random -> answers(stock, List.of(shelf(goods, random))))));
            int many = Math.min(Stock.SHELVES_MAX, size.skus * size.locations);
            Row all = stage.measure(
                    house,
                    "availability, %,d of %s".formatted(many, size),
                    "answers/s",
                    time -> asked(Callers.run(
                            1,
                            Bound.of(time),
                            random -> answers(
                                    stock,
                                    Stream.generate(() -> shelf(goods, random))
                                            .limit(many)
                                            .toList()))));
            return List.of(reserve, one, all);
        }
    }

    private static Load asked(Load load) {
        Stage.mustBe("what was answered", load.answered(201), load.operations());
        return load;
    }

    private static boolean answers(Stock stock, List<Shelf> shelves) {
        List<Availability> found = stock.availability(shelves, null).orThrow();
        return found.size() == shelves.size()
                && found.stream().allMatch(shelf -> shelf.available() == shelf.onHand() - shelf.reserved());
    }

    private static Shelf shelf(Goods goods, RandomGenerator random) {
        return new Shelf(
                new SkuCode(goods.sku(random.nextInt(goods.skus()))),
                new LocationCode(goods.location(random.nextInt(goods.locations()))));
    }
}
