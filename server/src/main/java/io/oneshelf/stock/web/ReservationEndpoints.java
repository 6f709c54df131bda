package io.oneshelf.stock.web;

import io.oneshelf.access.AccessProblem;
import io.oneshelf.access.NotFound;
import io.oneshelf.access.http.Allowed;
import io.oneshelf.access.http.Answer;
import io.oneshelf.access.http.Ask;
import io.oneshelf.access.http.Cursor;
import io.oneshelf.access.http.Endpoint;
import io.oneshelf.access.http.Parameter;
import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.Size;
import io.oneshelf.access.http.TextForm;
import io.oneshelf.catalog.CatalogProblem;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Role;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.ledger.HoldState;
import io.oneshelf.network.NetworkProblem;
import io.oneshelf.stock.EndReservation;
import io.oneshelf.stock.Page;
import io.oneshelf.stock.Reservation;
import io.oneshelf.stock.ReservationId;
import io.oneshelf.stock.ReserveStock;
import io.oneshelf.stock.Stock;
import io.oneshelf.stock.StockProblem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goods are held until a time, and the hold is brought to its end. */
final class ReservationEndpoints {

    private static final Allowed RESERVE = Allowed.to(
                    Role.STORE_MANAGER, Role.ASSOCIATE, Role.CASHIER, Role.SERVICE, Role.INTEGRATION)
            .ofOneStore();

    private static final Allowed READ =
            Allowed.to(Role.STORE_MANAGER, Role.ASSOCIATE, Role.CASHIER, Role.SERVICE, Role.INTEGRATION, Role.AUDITOR);

    private static final ProblemWord[] REFUSES = {
        StockProblem.SHORTFALL,
        StockProblem.EXISTS_DIFFERENT,
        StockProblem.NOT_STOCKED,
        CatalogProblem.UNKNOWN_SKU,
        NetworkProblem.UNKNOWN_LOCATION,
        NetworkProblem.UNKNOWN_CHANNEL,
        AccessProblem.OTHER_STORE
    };

    private static final ProblemWord[] ENDING_REFUSES = {
        StockProblem.SHORTFALL,
        StockProblem.ALREADY_SETTLED,
        StockProblem.ALREADY_RELEASED,
        StockProblem.ALREADY_EXPIRED,
        StockProblem.BEYOND_RESERVATION,
        StockProblem.EXISTS_DIFFERENT,
        AccessProblem.OTHER_STORE
    };

    private static final Parameter<ReservationId> ID =
            Parameter.path("id", "The reservation's id, chosen by the caller", TextForm.code(ReservationId::new));

    private static final Parameter<Optional<String>> REFERENCE = Parameter.query(
            "reference", "Those for this, in their callers' own numbering", TextForm.text(ReserveStock.REFERENCE_MAX));

    private final Stock stock;

    ReservationEndpoints(Stock stock) {
        this.stock = stock;
    }

    List<Endpoint<?>> endpoints() {
        return List.of(reserve(), reserveAll(), find(), list(), commit(), release());
    }

    private Endpoint<?> reserve() {
        return Endpoint.put("/v1/stock/reservations/{id}", RESERVE)
                .says("Hold goods until a time, all lines or none; the same again answers what has become of them")
                .takes(ID)
                .body(ReservationBody.class)
                .answers(ReservationAnswer.class, 201, 200)
                .refuses(REFUSES)
                .handle(ask ->
                        Answer.of(stock.reserve(ask.caller(), ask.body().command(ask.get(ID))), ReservationAnswer::of));
    }

    private Endpoint<?> reserveAll() {
        return Endpoint.post("/v1/stock/reservations:batch", RESERVE)
                .says("Make reservations in order, each on its own")
                .batchOf(ReservationBody.class)
                .answers(ReservationAnswer.class)
                .refuses(REFUSES)
                .handle(ask -> stock
                        .reserveAll(
                                ask.caller(),
                                ask.body().stream()
                                        .map(item -> item.body().command(new ReservationId(item.id())))
                                        .toList())
                        .stream()
                        .map(outcome -> outcome.map(ReservationAnswer::of))
                        .toList());
    }

    private Endpoint<?> find() {
        return Endpoint.get("/v1/stock/reservations/{id}", READ)
                .says("A reservation as it stands")
                .takes(ID)
                .answers(ReservationAnswer.class)
                .handle(ask -> stock.reservation(ask.get(ID))
                        .map(reservation -> Answer.ok(ReservationAnswer.of(reservation)))
                        .orElseGet(() -> Answer.refused(NotFound.of("reservation"))));
    }

    private Endpoint<?> list() {
        return Endpoint.get("/v1/stock/reservations", READ)
                .says("Reservations in the order in which they were made")
                .takes(REFERENCE, Parameter.LIMIT, Parameter.CURSOR)
                .answers(ReservationsAnswer.class)
                .handle(ask -> {
                    Page<Reservation, Long> page = stock.reservations(
                            ask.get(REFERENCE).orElse(null),
                            ask.get(Parameter.CURSOR)
                                    .map(cursor -> cursor.number(0))
                                    .orElse(0L),
                            ask.get(Parameter.LIMIT).intValue());
                    Answer answer = Answer.ok(ReservationsAnswer.of(page.rows()));
                    Long next = page.next();
                    return next == null ? answer : answer.next(Cursor.of(next));
                });
    }

    private Endpoint<?> commit() {
        return Endpoint.post("/v1/stock/reservations/{id}/commit", RESERVE)
                .says("The goods, or a part of them, go to the customer; committed already is answered as it is")
                .takes(ID)
                .optionalBody(PartBody.class)
                .answers(ReservationAnswer.class)
                .refuses(ENDING_REFUSES)
                .handle(ask -> Answer.of(stock.commit(ask.caller(), command(ask)), ReservationAnswer::of));
    }

    private Endpoint<?> release() {
        return Endpoint.post("/v1/stock/reservations/{id}/release", RESERVE)
                .says("The goods, or a part of them, are given back; released already is answered as it is")
                .takes(ID)
                .optionalBody(PartBody.class)
                .answers(ReservationAnswer.class)
                .refuses(ENDING_REFUSES)
                .handle(ask -> Answer.of(stock.release(ask.caller(), command(ask)), ReservationAnswer::of));
    }

    private static EndReservation command(Ask<PartBody> ask) {
        return ask.bodyIfAny()
                .map(body -> body.command(ask.get(ID)))
                .orElseGet(() -> EndReservation.whole(ask.get(ID)));
    }

    /** A page of reservations in the API. */
    record ReservationsAnswer(@Size(max = 500) List<ReservationAnswer> reservations) {

        static ReservationsAnswer of(List<Reservation> reservations) {
            return new ReservationsAnswer(
                    reservations.stream().map(ReservationAnswer::of).toList());
        }
    }

    /** A reservation in the API. */
    @Says("A reservation as it stands")
    record ReservationAnswer(
            ReservationId id,

            @Says("HELD until its time comes or nothing of it is held any longer; then the state of its last end."
                    + " CONFIRMED only within a paid order")
            HoldState state,

            @Says("When it ends, or would have ended, by itself")
            Instant expiresAt,

            @Says("One for each SKU at each location") List<Line> lines,

            @Nullable String reference,
            @Nullable ChannelCode channel) {

        static ReservationAnswer of(Reservation reservation) {
            return new ReservationAnswer(
                    reservation.id(),
                    reservation.state(),
                    reservation.expiresAt(),
                    reservation.lines().stream().map(Line::of).toList(),
                    reservation.reference(),
                    reservation.channel());
        }

        /** A line of a reservation in the API. */
        @Says("What became of one line; what is neither settled nor released is held as long as the state is HELD")
        record Line(
                SkuCode sku,
                LocationCode location,
                @Says("What was asked for") long quantity,
                @Says("What went to the customer") long settled,
                @Says("What was given back, or expired") long released) {

            static Line of(Reservation.Line line) {
                return new Line(line.sku(), line.location(), line.quantity(), line.settled(), line.released());
            }
        }
    }
}
