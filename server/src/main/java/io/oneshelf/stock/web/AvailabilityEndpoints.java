package io.oneshelf.stock.web;

import io.oneshelf.access.Malformed;
import io.oneshelf.access.http.Allowed;
import io.oneshelf.access.http.Answer;
import io.oneshelf.access.http.Cursor;
import io.oneshelf.access.http.Endpoint;
import io.oneshelf.access.http.Parameter;
import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.Size;
import io.oneshelf.access.http.TextForm;
import io.oneshelf.catalog.CatalogProblem;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.network.NetworkProblem;
import io.oneshelf.stock.Availability;
import io.oneshelf.stock.AvailabilityQuery;
import io.oneshelf.stock.Page;
import io.oneshelf.stock.Shelf;
import io.oneshelf.stock.Stock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What shelves can still promise: for everyone who may browse, network-wide. */
final class AvailabilityEndpoints {

    private static final ProblemWord[] REFUSES = {
        CatalogProblem.UNKNOWN_SKU, NetworkProblem.UNKNOWN_LOCATION, NetworkProblem.UNKNOWN_CHANNEL
    };

    private static final Parameter<List<SkuCode>> SKU =
            Parameter.repeated("sku", "These SKUs; all goods when left out", TextForm.code(SkuCode::new));
    private static final Parameter<List<LocationCode>> LOCATION = Parameter.repeated(
            "location", "At these locations; at all when left out", TextForm.code(LocationCode::new));
    private static final Parameter<Optional<ChannelCode>> CHANNEL =
            Parameter.query("channel", "The channel whose safety stock counts", TextForm.code(ChannelCode::new));

    private final Stock stock;

    AvailabilityEndpoints(Stock stock) {
        this.stock = stock;
    }

    List<Endpoint<?>> endpoints() {
        return List.of(crossProduct(), pairs());
    }

    private Endpoint<?> crossProduct() {
        return Endpoint.get("/v1/stock/availability", Allowed.SIGNED_IN)
                .says(
                        "What each of the SKUs at each of the locations can still promise, after every commit already answered;"
                                + " a page at a time when one of the two is left out")
                .takes(SKU, LOCATION, CHANNEL, Parameter.LIMIT, Parameter.CURSOR)
                .answers(AvailabilityAnswer.class)
                .refuses(REFUSES)
                .handle(ask -> {
                    List<SkuCode> skus = ask.get(SKU);
                    List<LocationCode> locations = ask.get(LOCATION);
                    ChannelCode channel = ask.get(CHANNEL).orElse(null);
                    if ((long) skus.size() * locations.size() > Stock.SHELVES_MAX) {
                        return Answer.refused(Malformed.of(
                                "sku", "with location asks for more than " + Stock.SHELVES_MAX + " lines"));
                    }
                    return skus.isEmpty() || locations.isEmpty()
                            ? page(new AvailabilityQuery(
                                    skus,
                                    locations,
                                    channel,
                                    ask.get(Parameter.CURSOR)
                                            .map(cursor ->
                                                    new AvailabilityQuery.Place(cursor.number(0), cursor.number(1)))
                                            .orElse(null),
                                    ask.get(Parameter.LIMIT).intValue()))
                            : whole(stock.availability(crossed(skus, locations), channel));
                });
    }

    private Endpoint<?> pairs() {
        return Endpoint.post("/v1/stock/availability:query", Allowed.SIGNED_IN)
                .says("What these SKUs at these locations can still promise, in this order")
                .body(PairsBody.class)
                .answers(AvailabilityAnswer.class)
                .refuses(REFUSES)
                .handle(ask -> whole(stock.availability(
                        ask.body().pairs().stream()
                                .map(pair -> new Shelf(pair.sku(), pair.location()))
                                .toList(),
                        ask.body().channel())));
    }

    private Answer page(AvailabilityQuery query) {
        return switch (stock.availability(query)) {
            case Outcome.Made<Page<Availability, AvailabilityQuery.Place>> made -> page(made.value());
            case Outcome.Found<Page<Availability, AvailabilityQuery.Place>> found -> page(found.value());
            case Outcome.Refused<Page<Availability, AvailabilityQuery.Place>> refused -> Answer.refused(refused.why());
        };
    }

    private static Answer page(Page<Availability, AvailabilityQuery.Place> page) {
        Answer answer = Answer.ok(AvailabilityAnswer.of(page.rows()));
        AvailabilityQuery.Place next = page.next();
        return next == null
                ? answer
                : answer.next(Cursor.of(Long.toString(next.sku()), Long.toString(next.location())));
    }

    private static Answer whole(Outcome<List<Availability>> lines) {
        return Answer.of(lines, AvailabilityAnswer::of);
    }

    private static List<Shelf> crossed(List<SkuCode> skus, List<LocationCode> locations) {
        List<Shelf> shelves = new ArrayList<>();
        for (SkuCode sku : skus.stream().distinct().toList()) {
            for (LocationCode location : locations.stream().distinct().toList()) {
                shelves.add(new Shelf(sku, location));
            }
        }
        return shelves;
    }

    /** Pairs to ask about. */
    record PairsBody(
            @Size(min = 1, max = Stock.SHELVES_MAX) List<Pair> pairs,

            @Says("The channel whose safety stock counts") @Nullable
            ChannelCode channel) {

        /** One SKU at one location. */
        record Pair(SkuCode sku, LocationCode location) {}
    }

    /** Availability in the API. */
    record AvailabilityAnswer(@Size(max = Stock.SHELVES_MAX) List<Line> lines) {

        static AvailabilityAnswer of(List<Availability> lines) {
            return new AvailabilityAnswer(lines.stream().map(Line::of).toList());
        }

        /** One shelf in the API. */
        @Says("What one SKU at one location can still promise")
        record Line(
                SkuCode sku,
                LocationCode location,

                @Says("Sellable goods that are there; below zero when more was carried out than the books knew of")
                long onHand,

                @Says("Promised and still open: HELD and CONFIRMED")
                long reserved,

                @Says("Kept back from promises") long safety,
                @Says("max(0, onHand - reserved - safety)") long available,

                @Says("How much of what is promised, or already gone, is known not to be there")
                long shortage) {

            static Line of(Availability shelf) {
                return new Line(
                        shelf.sku(),
                        shelf.location(),
                        shelf.onHand(),
                        shelf.reserved(),
                        shelf.safety(),
                        shelf.available(),
                        shelf.shortage());
            }
        }
    }
}
