package io.oneshelf.stock.web;

import io.oneshelf.access.AccessProblem;
import io.oneshelf.access.NotFound;
import io.oneshelf.access.http.Allowed;
import io.oneshelf.access.http.Answer;
import io.oneshelf.access.http.Cursor;
import io.oneshelf.access.http.Endpoint;
import io.oneshelf.access.http.Parameter;
import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.Size;
import io.oneshelf.access.http.TextForm;
import io.oneshelf.catalog.CatalogProblem;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Role;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.network.NetworkProblem;
import io.oneshelf.stock.Condition;
import io.oneshelf.stock.EntryQuery;
import io.oneshelf.stock.Movement;
import io.oneshelf.stock.MovementId;
import io.oneshelf.stock.MovementKind;
import io.oneshelf.stock.Page;
import io.oneshelf.stock.ShelfEntry;
import io.oneshelf.stock.Stock;
import io.oneshelf.stock.StockProblem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Movements are recorded, and what they and everything else did to the shelves is read. */
final class MovementEndpoints {

    private static final Allowed RECORD =
            Allowed.to(Role.STORE_MANAGER, Role.ASSOCIATE, Role.INTEGRATION).ofOneStore();

    private static final Allowed READ = Allowed.to(
            Role.MERCHANDISER,
            Role.STORE_MANAGER,
            Role.ASSOCIATE,
            Role.CASHIER,
            Role.SERVICE,
            Role.INTEGRATION,
            Role.AUDITOR);

    private static final ProblemWord[] REFUSES = {
        StockProblem.SHORTFALL,
        StockProblem.BEYOND_RANGE,
        StockProblem.EXISTS_DIFFERENT,
        StockProblem.NOT_STOCKED,
        CatalogProblem.UNKNOWN_SKU,
        NetworkProblem.UNKNOWN_LOCATION,
        AccessProblem.OTHER_STORE,
        AccessProblem.OCCURRED_NOT_NOW,
        AccessProblem.OCCURRED_AHEAD
    };

    private static final Parameter<Boolean> NEWEST =
            Parameter.query("newest", "The newest first", TextForm.TRUTH, false);
    private static final Parameter<MovementId> ID =
            Parameter.path("id", "The movement's id, chosen by the caller", TextForm.code(MovementId::new));
    private static final Parameter<Optional<SkuCode>> SKU =
            Parameter.query("sku", "Entries of this SKU", TextForm.code(SkuCode::new));
    private static final Parameter<Optional<LocationCode>> LOCATION =
            Parameter.query("location", "Entries at this location", TextForm.code(LocationCode::new));
    private static final Parameter<Condition> CONDITION = Parameter.query(
            "condition", "Entries of goods in this condition", TextForm.wordOf(Condition.class), Condition.SELLABLE);
    private static final Parameter<Optional<Instant>> FROM =
            Parameter.query("from", "Entries that occurred at this instant or after", TextForm.INSTANT);
    private static final Parameter<Optional<Instant>> UNTIL =
            Parameter.query("until", "Entries that occurred before this instant", TextForm.INSTANT);

    private final Stock stock;

    MovementEndpoints(Stock stock) {
        this.stock = stock;
    }

    List<Endpoint<?>> endpoints() {
        return List.of(record(), recordAll(), find(), entries());
    }

    private Endpoint<?> record() {
        return Endpoint.put("/v1/stock/movements/{id}", RECORD)
                .says("Record that goods were received, adjusted, counted, damaged or transferred, all lines or none")
                .takes(ID)
                .body(MovementBody.class)
                .answers(MovementAnswer.class, 201, 200)
                .refuses(REFUSES)
                .handle(ask ->
                        Answer.of(stock.record(ask.caller(), ask.body().command(ask.get(ID))), MovementAnswer::of));
    }

    private Endpoint<?> recordAll() {
        return Endpoint.post("/v1/stock/movements:batch", RECORD)
                .says("Record movements in order, each on its own")
                .batchOf(MovementBody.class)
                .answers(MovementAnswer.class)
                .refuses(REFUSES)
                .handle(ask -> stock
                        .recordAll(
                                ask.caller(),
                                ask.body().stream()
                                        .map(item -> item.body().command(new MovementId(item.id())))
                                        .toList())
                        .stream()
                        .map(outcome -> outcome.map(MovementAnswer::of))
                        .toList());
    }

    private Endpoint<?> find() {
        return Endpoint.get("/v1/stock/movements/{id}", READ)
                .says("A movement as it was recorded")
                .takes(ID)
                .answers(MovementAnswer.class)
                .handle(ask -> stock.movement(ask.get(ID))
                        .map(movement -> Answer.ok(MovementAnswer.of(movement)))
                        .orElseGet(() -> Answer.refused(NotFound.of("movement"))));
    }

    private Endpoint<?> entries() {
        return Endpoint.get("/v1/stock/movements", READ)
                .says(
                        "What came to and went from shelves, oldest first; the quantities of a shelf add up to its on hand")
                .takes(SKU, LOCATION, CONDITION, FROM, UNTIL, NEWEST, Parameter.LIMIT, Parameter.CURSOR)
                .answers(EntriesAnswer.class)
                .handle(ask -> {
                    Page<ShelfEntry, ShelfEntry.Id> page = stock.entries(new EntryQuery(
                            ask.get(SKU).orElse(null),
                            ask.get(LOCATION).orElse(null),
                            ask.get(CONDITION),
                            ask.get(FROM).orElse(null),
                            ask.get(UNTIL).orElse(null),
                            ask.get(Parameter.CURSOR)
                                    .flatMap(cursor -> cursor.text(0))
                                    .flatMap(ShelfEntry.Id::read)
                                    .orElse(null),
                            ask.get(Parameter.LIMIT).intValue(),
                            ask.get(NEWEST)));
                    Answer answer = Answer.ok(EntriesAnswer.of(page.rows()));
                    ShelfEntry.Id next = page.next();
                    return next == null ? answer : answer.next(Cursor.of(next.toString()));
                });
    }

    /** A movement in the API. */
    @Says("A movement as it was recorded; never changed")
    record MovementAnswer(
            MovementId id,
            MovementKind kind,
            List<MovementBody.Line> lines,
            @Says("When it happened") Instant occurredAt,
            @Says("When the books learned of it") Instant recordedAt,
            @Nullable String reason,
            @Says("The name of the token that recorded it") String by) {

        static MovementAnswer of(Movement movement) {
            return new MovementAnswer(
                    movement.id(),
                    movement.kind(),
                    movement.lines().stream().map(MovementBody.Line::of).toList(),
                    movement.occurredAt(),
                    movement.recordedAt(),
                    movement.reason(),
                    movement.by());
        }
    }

    /** A page of entries in the API. */
    record EntriesAnswer(
            @Size(max = 500) @Says("Oldest first; a transfer is two, out and in")
            List<EntryAnswer> entries) {

        static EntriesAnswer of(List<ShelfEntry> entries) {
            return new EntriesAnswer(entries.stream().map(EntryAnswer::of).toList());
        }
    }

    /** An entry in the API. */
    @Says("An entry of the ledger as one shelf saw it")
    record EntryAnswer(
            @Says("The entry's number, its line, and the side this shelf stood on")
            String id,

            @Says("Why the goods came or went") ShelfEntry.Kind kind,

            SkuCode sku,
            LocationCode location,

            @Says("Above zero what came, below zero what went")
            long quantity,

            @Says("The document that explains it, such as stock.movement/M-17")
            String reference,

            @Says("When it happened") Instant occurredAt,
            @Says("When the books learned of it") Instant recordedAt) {

        static EntryAnswer of(ShelfEntry entry) {
            return new EntryAnswer(
                    entry.id().toString(),
                    entry.kind(),
                    entry.sku(),
                    entry.location(),
                    entry.quantity(),
                    entry.reference(),
                    entry.occurredAt(),
                    entry.recordedAt());
        }
    }
}
