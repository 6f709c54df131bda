package io.oneshelf.bench.work;

import io.oneshelf.bench.Benchmark;
import java.util.List;

/** All there are. */
public final class Benchmarks {

    private Benchmarks() {}

    public static List<Benchmark> all() {
        return List.of(
                new ReserveHere(),
                new ReserveOverHttp(),
                new ReserveInBatches(),
                new PlaceOrders(),
                new OrdersInBatches(),
                new HotSku(),
                new AskAvailability(),
                new Overload(),
                new TwoServers(),
                new StartAndRest(),
                Sizes.ofALargeRetailer(),
                Sizes.ofTheLargest());
    }
}
