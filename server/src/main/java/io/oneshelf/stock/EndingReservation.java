package io.oneshelf.stock;

import io.oneshelf.access.NotFound;
import io.oneshelf.access.StoreScope;
import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Found;
import io.oneshelf.journal.Reach;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.ledger.Hold;
import io.oneshelf.ledger.HoldId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides whether a reservation, or a part of it, can be committed or released, and does it. */
final class EndingReservation implements Verb<EndingReservation.Asked, Reservation> {

    /** @param part the part as a document, or null for all that is still open */
    record Asked(
            Caller caller,
            ReservationId reservation,
            Ending ending,
            @Nullable ReservationPart part) {

        static Asked of(Caller caller, EndReservation request, Ending ending) {
            EndReservation.Part part = request.part();
            return new Asked(
                    caller,
                    request.reservation(),
                    ending,
                    part == null ? null : new ReservationPart(request.reservation(), part.id(), ending, part.lines()));
        }
    }

    @Override
    public @Nullable DocKey<?> makes(Asked asked) {
        return asked.part == null ? null : asked.part.key();
    }

    @Override
    public Record request(Asked asked) {
        if (asked.part == null) {
            throw new IllegalStateException("the whole is ended by its state, not by an id");
        }
        return asked.part;
    }

    @Override
    public ProblemWord existsDifferent() {
        return StockProblem.EXISTS_DIFFERENT;
    }

    @Override
    public Set<DocKey<?>> documents(Asked asked) {
        return Set.of(Reservation.key(asked.reservation));
    }

    @Override
    public Reach reach(Asked asked, Found found) {
        return found.document(Reservation.key(asked.reservation))
                .map(stored -> Shelves.reach(
                        Reservation.holdId(stored.no()), stored.body().asked()))
                .orElse(Reach.NOTHING);
    }

    @Override
    public int weight(Asked asked) {
        return asked.part == null ? 1 : asked.part.lines().size();
    }

    @Override
    public Decision<Reservation> decide(Draft draft, Asked asked) {
        Optional<Stored<Reservation>> found = draft.document(Reservation.key(asked.reservation));
        if (found.isEmpty()) {
            return Decision.drop(NotFound.of("reservation"));
        }
        Reservation reservation = found.get().body();
        Optional<Refusal> otherStore = StoreScope.refusal(
                asked.caller,
                reservation.lines().stream().map(Reservation.Line::location).toList());
        if (otherStore.isPresent()) {
            return Decision.drop(otherStore.get());
        }
        if (!reservation.state().isOpen()) {
            boolean thatEndAlready = asked.part == null && reservation.state() == asked.ending.end();
            return thatEndAlready
                    ? Decision.found(reservation)
                    : Decision.drop(new StockRefusal.AlreadyEnded(asked.reservation, reservation.state()));
        }
        HoldId id = Reservation.holdId(found.get().no());
        Hold hold = draft.hold(id).orElseThrow();
        List<Long> quantities;
        if (asked.part == null) {
            quantities = hold.open();
        } else {
            Map<Shelf, Long> wanted = Demand.of(asked.part.lines());
            Optional<Refusal> beyond = beyond(reservation, wanted);
            if (beyond.isPresent()) {
                return Decision.drop(beyond.get());
            }
            quantities = reservation.lines().stream()
                    .map(line -> wanted.getOrDefault(line.shelf(), 0L))
                    .toList();
            draft.write(asked.part.key(), asked.part);
        }
        return switch (asked.ending) {
            case COMMIT -> commit(draft, reservation, hold, quantities);
            case RELEASE -> release(draft, reservation, hold, quantities);
        };
    }

    @Override
    public Reservation replay(Asked asked, Draft draft) {
        return draft.document(Reservation.key(asked.reservation)).orElseThrow().body();
    }

    private static Decision<Reservation> commit(
            Draft draft, Reservation reservation, Hold hold, List<Long> quantities) {
        Optional<Shortfall> shortfall = Shelves.shortfall(draft, hold, quantities);
        if (shortfall.isPresent()) {
            return Decision.drop(shortfall.get());
        }
        DocKey<Reservation> key = Reservation.key(reservation.id());
        Hold settled = Shelves.settle(draft, hold.id(), quantities, key, draft.now());
        Reservation now = reservation.as(settled);
        draft.write(key, now);
        draft.happened(new StockEvent.ReservationSettled(
                now.id(), sum(quantities), !settled.state().isOpen()));
        return Decision.found(now);
    }

    private static Decision<Reservation> release(
            Draft draft, Reservation reservation, Hold hold, List<Long> quantities) {
        Hold released = draft.release(hold.id(), quantities);
        Reservation now = reservation.as(released);
        draft.write(Reservation.key(now.id()), now);
        draft.happened(new StockEvent.ReservationReleased(
                now.id(), sum(quantities), !released.state().isOpen()));
        return Decision.found(now);
    }

    private static Optional<Refusal> beyond(Reservation reservation, Map<Shelf, Long> wanted) {
        Map<Shelf, Long> open = new HashMap<>();
        reservation.lines().forEach(line -> open.put(line.shelf(), line.open()));
        List<StockRefusal.BeyondReservation.Line> beyond = new ArrayList<>();
        wanted.forEach((shelf, quantity) -> {
            long held = open.getOrDefault(shelf, 0L);
            if (quantity > held) {
                beyond.add(new StockRefusal.BeyondReservation.Line(shelf.sku(), shelf.location(), quantity, held));
            }
        });
        return beyond.isEmpty()
                ? Optional.empty()
                : Optional.of(new StockRefusal.BeyondReservation(reservation.id(), beyond));
    }

    private static long sum(List<Long> quantities) {
        return quantities.stream().mapToLong(Long::longValue).sum();
    }
}
