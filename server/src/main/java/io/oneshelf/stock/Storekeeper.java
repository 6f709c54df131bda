package io.oneshelf.stock;

import io.oneshelf.access.StoreScope;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Door;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Reach;
import io.oneshelf.journal.Reader;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.ledger.Hold;
import io.oneshelf.ledger.HoldId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Hears what is asked of stock, looks at what needs no lock, and hands it to the class that does it. */
final class Storekeeper implements Stock {

    private final Door door;
    private final Reader reader;
    private final Named named;
    private final InstantSource clock;
    private final Shelves shelves;
    private final RecordingMovement recordingMovement;
    private final ReservingStock reservingStock;
    private final EndingReservation endingReservation;
    private final LookingAtReservation lookingAtReservation;
    private final ReadingAvailability readingAvailability;
    private final ReadingEntries readingEntries;

    Storekeeper(Door door, Reader reader, Named named, SafetyStock safety, InstantSource clock) {
        this.door = door;
        this.reader = reader;
        this.named = named;
        this.clock = clock;
        this.shelves = new Shelves(safety);
        this.recordingMovement = new RecordingMovement();
        this.reservingStock = new ReservingStock(shelves);
        this.endingReservation = new EndingReservation();
        this.lookingAtReservation = new LookingAtReservation();
        this.readingAvailability = new ReadingAvailability(reader, named, safety);
        this.readingEntries = new ReadingEntries(reader);
    }

    @Override
    public Outcome<Movement> record(Caller caller, RecordMovement movement) {
        Optional<Refusal> objection = objection(caller, movement);
        return objection.isPresent()
                ? new Outcome.Refused<>(objection.get())
                : door.call(recordingMovement, () -> new RecordingMovement.Asked(caller, movement));
    }

    @Override
    public List<Outcome<Movement>> recordAll(Caller caller, List<RecordMovement> movements) {
        return all(
                recordingMovement,
                movements,
                movement -> objection(caller, movement),
                movement -> new RecordingMovement.Asked(caller, movement));
    }

    @Override
    public Outcome<Reservation> reserve(Caller caller, ReserveStock request) {
        Optional<Refusal> objection = objection(caller, request);
        return objection.isPresent()
                ? new Outcome.Refused<>(objection.get())
                : door.call(reservingStock, () -> request);
    }

    @Override
    public List<Outcome<Reservation>> reserveAll(Caller caller, List<ReserveStock> requests) {
        return all(reservingStock, requests, request -> objection(caller, request), request -> request);
    }

    @Override
    public Outcome<Reservation> commit(Caller caller, EndReservation request) {
        return end(caller, request, Ending.COMMIT);
    }

    @Override
    public Outcome<Reservation> release(Caller caller, EndReservation request) {
        return end(caller, request, Ending.RELEASE);
    }

    @Override
    public Optional<Movement> movement(MovementId id) {
        return reader.find(Movement.key(id)).map(Stored::body);
    }

    @Override
    public Optional<Reservation> reservation(ReservationId id) {
        return reader.find(Reservation.key(id)).map(Stored::body).map(this::asOfNow);
    }

    @Override
    public Page<Reservation, Long> reservations(@Nullable String reference, long after, int limit) {
        Map<String, String> equal = reference == null ? Map.of() : Map.of(Reservation.REFERENCE, reference);
        List<Stored<Reservation>> found = reader.list(Reservation.KIND, equal, after, limit + 1);
        List<Reservation> rows =
                found.stream().limit(limit).map(Stored::body).map(this::asOfNow).toList();
        return new Page<>(rows, found.size() > limit ? found.get(limit - 1).no() : null);
    }

    /** Shown as the books have it when the door cannot end it at the moment; its own end tells that it is over. */
    private Reservation asOfNow(Reservation reservation) {
        if (!LookingAtReservation.isNeeded(reservation, clock.instant())) {
            return reservation;
        }
        return switch (door.call(lookingAtReservation, reservation::id)) {
            case Outcome.Made<Reservation> made -> made.value();
            case Outcome.Found<Reservation> found -> found.value();
            case Outcome.Refused<Reservation> refused -> reservation;
        };
    }

    @Override
    public Outcome<List<Availability>> availability(List<Shelf> asked, @Nullable ChannelCode channel) {
        Set<SkuCode> skus = new LinkedHashSet<>();
        Set<LocationCode> locations = new LinkedHashSet<>();
        for (Shelf shelf : asked) {
            skus.add(shelf.sku());
            locations.add(shelf.location());
        }
        return named.unknown(skus, locations, channel)
                .<Outcome<List<Availability>>>map(Outcome.Refused::new)
                .orElseGet(() -> new Outcome.Found<>(readingAvailability.of(asked, channel)));
    }

    @Override
    public Outcome<Page<Availability, AvailabilityQuery.Place>> availability(AvailabilityQuery query) {
        Set<SkuCode> skus = new LinkedHashSet<>(query.skus());
        Set<LocationCode> locations = new LinkedHashSet<>(query.locations());
        return named.unknown(skus, locations, query.channel())
                .<Outcome<Page<Availability, AvailabilityQuery.Place>>>map(Outcome.Refused::new)
                .orElseGet(() -> new Outcome.Found<>(readingAvailability.page(query)));
    }

    @Override
    public Page<ShelfEntry, ShelfEntry.Id> entries(EntryQuery query) {
        return readingEntries.page(query);
    }

    @Override
    public Reach reach(Collection<StockLine> lines, Condition condition) {
        return Shelves.reach(lines, condition);
    }

    @Override
    public Reach reach(HoldId hold, Collection<StockLine> lines) {
        return Shelves.reach(hold, lines);
    }

    @Override
    public Optional<Shortfall> shortfall(Draft draft, Collection<StockLine> lines, @Nullable ChannelCode channel) {
        return shelves.shortfall(draft, lines, channel);
    }

    @Override
    public Optional<Shortfall> shortfall(Draft draft, HoldId hold, List<Long> quantities) {
        return Shelves.shortfall(draft, draft.hold(hold).orElseThrow(), quantities);
    }

    @Override
    public Hold hold(Draft draft, HoldId id, DocKey<?> document, List<StockLine> lines, @Nullable Instant until) {
        return Shelves.hold(draft, id, document, lines, until);
    }

    @Override
    public Hold confirm(Draft draft, HoldId id) {
        return draft.confirm(id);
    }

    @Override
    public Hold settle(Draft draft, HoldId id, List<Long> quantities, DocKey<?> document, Instant occurredAt) {
        return Shelves.settle(draft, id, quantities, document, occurredAt);
    }

    @Override
    public Hold release(Draft draft, HoldId id, List<Long> quantities) {
        return draft.release(id, quantities);
    }

    @Override
    public void sellNow(Draft draft, Collection<StockLine> lines, DocKey<?> document, Instant occurredAt) {
        Shelves.sellNow(draft, lines, document, occurredAt);
    }

    @Override
    public void sellFact(Draft draft, Collection<StockLine> lines, DocKey<?> document, Instant occurredAt) {
        Shelves.sellFact(draft, lines, document, occurredAt);
    }

    @Override
    public void takeBack(
            Draft draft, Collection<StockLine> lines, Condition condition, DocKey<?> document, Instant occurredAt) {
        Shelves.takeBack(draft, lines, condition, document, occurredAt);
    }

    private Outcome<Reservation> end(Caller caller, EndReservation request, Ending ending) {
        return door.call(endingReservation, () -> EndingReservation.Asked.of(caller, request, ending));
    }

    private Optional<Refusal> objection(Caller caller, RecordMovement movement) {
        Set<LocationCode> locations = new LinkedHashSet<>();
        Set<SkuCode> skus = new LinkedHashSet<>();
        for (RecordMovement.Line line : movement.lines()) {
            skus.add(line.sku());
            locations.add(line.location());
            if (line.to() != null) {
                locations.add(line.to());
            }
        }
        return objection(caller, skus, locations, null);
    }

    private Optional<Refusal> objection(Caller caller, ReserveStock request) {
        Set<LocationCode> locations = new LinkedHashSet<>();
        Set<SkuCode> skus = new LinkedHashSet<>();
        for (StockLine line : request.lines()) {
            skus.add(line.sku());
            locations.add(line.location());
        }
        return objection(caller, skus, locations, request.channel());
    }

    private Optional<Refusal> objection(
            Caller caller, Set<SkuCode> skus, Set<LocationCode> locations, @Nullable ChannelCode channel) {
        return StoreScope.refusal(caller, locations).or(() -> named.notStocked(skus, locations, channel));
    }

    /** Lets those without an objection through the door in order, and answers for all in the order they came in. */
    private <R, C, V> List<Outcome<V>> all(
            Verb<C, V> verb, List<R> requests, Function<R, Optional<Refusal>> objection, Function<R, C> command) {
        List<Optional<Refusal>> objections = requests.stream().map(objection).toList();
        List<Supplier<C>> plans = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            if (objections.get(i).isEmpty()) {
                C planned = command.apply(requests.get(i));
                plans.add(() -> planned);
            }
        }
        var decided = door.callAll(verb, plans).iterator();
        return objections.stream()
                .<Outcome<V>>map(refusal -> refusal.isPresent() ? new Outcome.Refused<>(refusal.get()) : decided.next())
                .toList();
    }
}
