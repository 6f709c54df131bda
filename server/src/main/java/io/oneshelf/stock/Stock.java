package io.oneshelf.stock;

import io.oneshelf.catalog.Catalog;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Door;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.GatheringDoor;
import io.oneshelf.journal.Reach;
import io.oneshelf.journal.Reader;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.ledger.Hold;
import io.oneshelf.ledger.HoldId;
import io.oneshelf.ledger.Overdrawn;
import io.oneshelf.network.Network;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with goods on shelves.
 *
 * <p>The first group is for callers: each goes through the door by itself, and its answer is durable. The second reads.
 *
 * <p>The third is for modules of higher floors, which do several things in one command of their own. Such a command's verb
 * names its reach, asks for a shortfall, and refuses in its own words with the same lines; only then does it do what it came
 * for. What it does without having asked throws {@link Overdrawn}, which is a fault and no answer. Its SKUs are goods. Its
 * {@code document} is what the entries refer to.
 */
public interface Stock {

    /** The most lines that a movement, a reservation or a part may have. */
    int LINES_MAX = 10_000;

    /** The most shelves whose availability is asked for at once. */
    int SHELVES_MAX = 100_000;

    /** Stock as it stands in the books; what requests may name is looked up in the catalogue and the network. */
    static Stock in(Door door, Reader reader, Catalog catalog, Network network, InstantSource clock) {
        return new Storekeeper(door, reader, new Named(catalog, network), SafetyStock.withoutRules(), clock);
    }

    /** Tells the door what becomes of reservations whose time is up. Called once, while the house is assembled. */
    static void endReservationsOf(GatheringDoor door) {
        door.onExpiry(Reservation.KIND, new ExpiringReservation());
    }

    // ── Goods move, and are promised ─────────────────────────────────────────────────────────────────────────────────

    /**
     * Records that goods moved.
     *
     * <p>Refused: {@link Shortfall}, {@link StockRefusal.BeyondRange}, {@link StockRefusal.NotStocked}; an unknown SKU or
     * location; another store; a time ahead.
     */
    Outcome<Movement> record(Caller caller, RecordMovement movement);

    /** Records movements in order, each on its own; the answers stand in the order of the movements. */
    List<Outcome<Movement>> recordAll(Caller caller, List<RecordMovement> movements);

    /**
     * Holds goods until a time. A retry answers what has become of them.
     *
     * <p>Refused: {@link Shortfall}, {@link StockRefusal.NotStocked}; an unknown SKU, location or channel; another store.
     */
    Outcome<Reservation> reserve(Caller caller, ReserveStock request);

    /** Makes reservations in order, each on its own; the answers stand in the order of the requests. */
    List<Outcome<Reservation>> reserveAll(Caller caller, List<ReserveStock> requests);

    /**
     * The goods of a reservation, or of a part of it, go to the customer. Committed already: answers it as it is.
     *
     * <p>Refused: {@link StockRefusal.AlreadyEnded} at another end, {@link StockRefusal.BeyondReservation},
     * {@link Shortfall} when goods that were promised turned out not to be there; no such reservation; another store.
     */
    Outcome<Reservation> commit(Caller caller, EndReservation request);

    /** Gives the goods of a reservation, or of a part of it, back. Released already: answers it as it is. */
    Outcome<Reservation> release(Caller caller, EndReservation request);

    // ── What the books say ───────────────────────────────────────────────────────────────────────────────────────────

    /** A movement as it was recorded. */
    Optional<Movement> movement(MovementId id);

    /** A reservation as it stands; one whose time is up is HELD until the door has come by. */
    Optional<Reservation> reservation(ReservationId id);

    /**
     * Reservations in the order in which they were made.
     *
     * @param reference those for this, in their callers' own numbering, or null for all
     * @param after go on after the reservation of that number, 0 from the start
     * @param limit at most so many, 1 to 500
     */
    Page<Reservation, Long> reservations(@Nullable String reference, long after, int limit);

    /**
     * What shelves can still promise, after every commit already answered.
     *
     * <p>Refused: an unknown SKU, location or channel.
     *
     * @param shelves 0 to {@link #SHELVES_MAX}; one that never had goods has zero of everything
     * @param channel whose safety stock counts, or null for none in particular
     * @return one for each shelf, in that order
     */
    Outcome<List<Availability>> availability(List<Shelf> shelves, @Nullable ChannelCode channel);

    /**
     * What every SKU at every location can still promise, a page at a time, in the order in which SKUs and then locations
     * were first named.
     *
     * <p>Refused: an unknown SKU, location or channel.
     */
    Outcome<Page<Availability, AvailabilityQuery.Place>> availability(AvailabilityQuery query);

    /** What came to and went from shelves, oldest first. */
    Page<ShelfEntry, ShelfEntry.Id> entries(EntryQuery query);

    // ── Inside the command of a higher floor ─────────────────────────────────────────────────────────────────────────

    /** What must be locked to sell, hold or take back these lines as sellable goods. */
    default Reach reach(Collection<StockLine> lines) {
        return reach(lines, Condition.SELLABLE);
    }

    /** What must be locked to take these lines back in a condition. */
    Reach reach(Collection<StockLine> lines, Condition condition);

    /** What must be locked to confirm, settle or release a hold made for these lines. */
    Reach reach(HoldId hold, Collection<StockLine> lines);

    /** Which shelves cannot promise, or give, what these lines together ask of them. */
    Optional<Shortfall> shortfall(Draft draft, Collection<StockLine> lines, @Nullable ChannelCode channel);

    /**
     * Which shelves cannot give what was promised, because a fact has left them with less than that.
     *
     * @param quantities for each line of the hold, 0 to what is open
     */
    Optional<Shortfall> shortfall(Draft draft, HoldId hold, List<Long> quantities);

    /**
     * Promises these lines, each a line of the hold in this order.
     *
     * @param id the number of the document that promises, and which of its holds this is
     * @param document the document that promises; its kind's expiry is told when the time is up
     * @param until when the promise ends by itself, or null for one that is paid for already
     */
    Hold hold(Draft draft, HoldId id, DocKey<?> document, List<StockLine> lines, @Nullable Instant until);

    /** The promise was paid for and no longer ends by itself. */
    Hold confirm(Draft draft, HoldId id);

    /**
     * Promised goods go to the customer.
     *
     * @param quantities for each line of the hold, 0 to what is open
     */
    Hold settle(Draft draft, HoldId id, List<Long> quantities, DocKey<?> document, Instant occurredAt);

    /**
     * Promised goods can be promised to others again.
     *
     * @param quantities for each line of the hold, 0 to what is open
     */
    Hold release(Draft draft, HoldId id, List<Long> quantities);

    /** Goods that are free are carried out at once, without a promise in between. */
    void sellNow(Draft draft, Collection<StockLine> lines, DocKey<?> document, Instant occurredAt);

    /**
     * Goods were carried out already, whatever the books knew of them: never refused. A shelf may go below zero; every shelf
     * left with less than is promised of it is told as {@link StockEvent.StockRanShort}.
     */
    void sellFact(Draft draft, Collection<StockLine> lines, DocKey<?> document, Instant occurredAt);

    /** Goods come back from a customer, sellable or not. */
    void takeBack(
            Draft draft, Collection<StockLine> lines, Condition condition, DocKey<?> document, Instant occurredAt);
}
