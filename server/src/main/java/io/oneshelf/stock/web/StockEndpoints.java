package io.oneshelf.stock.web;

import io.oneshelf.access.http.Endpoint;
import io.oneshelf.stock.Stock;
import java.util.ArrayList;
import java.util.List;

/** All of {@code /v1/stock}. */
public final class StockEndpoints {

    private final Stock stock;

    public StockEndpoints(Stock stock) {
        this.stock = stock;
    }

    public List<Endpoint<?>> endpoints() {
        List<Endpoint<?>> all = new ArrayList<>();
        all.addAll(new MovementEndpoints(stock).endpoints());
        all.addAll(new ReservationEndpoints(stock).endpoints());
        all.addAll(new AvailabilityEndpoints(stock).endpoints());
        return all;
    }
}
