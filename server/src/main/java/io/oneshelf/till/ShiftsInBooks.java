package io.oneshelf.till;

import io.oneshelf.access.NotFound;
import io.oneshelf.access.Occurred;
import io.oneshelf.access.StoreScope;
import io.oneshelf.journal.Door;
import io.oneshelf.journal.Reader;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.kernel.ShiftId;
import io.oneshelf.network.Location;
import io.oneshelf.network.Network;
import io.oneshelf.network.UnknownLocation;
import io.oneshelf.order.Orders;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks at what needs no lock, and hands the rest to the verb. */
final class ShiftsInBooks implements Shifts {

    private static final String NOTHING_BEFORE = "0".repeat(64);

    private final Door door;
    private final Reader reader;
    private final Network network;
    private final Orders orders;
    private final InstantSource clock;
    private final OpeningShift opening = new OpeningShift();
    private final MovingCash moving = new MovingCash();
    private final ClosingShift closing = new ClosingShift();

    ShiftsInBooks(Door door, Reader reader, Network network, Orders orders, InstantSource clock) {
        this.door = door;
        this.reader = reader;
        this.network = network;
        this.orders = orders;
        this.clock = clock;
    }

    @Override
    public Outcome<Stored<Shift>> open(Caller caller, ShiftId id, OpenShift told) {
        Optional<Stored<Location>> place = network.location(told.location());
        if (place.isEmpty()) {
            return new Outcome.Refused<>(new UnknownLocation(told.location()));
        }
        Instant at = told.openedAt() == null ? clock.instant() : told.openedAt();
        LocalDate day = LocalDate.ofInstant(at, place.get().body().zone());
        return StoreScope.refusal(caller, told.location())
                .or(() -> Occurred.refusal(caller, told.openedAt(), clock.instant()))
                .<Outcome<Stored<Shift>>>map(Outcome.Refused::new)
                .orElseGet(() -> door.call(opening, () -> new OpeningShift.Command(id, caller, told, at, day)));
    }

    @Override
    public Outcome<Stored<Shift>> move(Caller caller, ShiftId id, MoveCash told) {
        return dated(
                caller, told.occurredAt(), () -> door.call(moving, () -> new MovingCash.Command(id, caller, told)));
    }

    @Override
    public Outcome<Stored<Shift>> close(Caller caller, ShiftId id, CloseShift told) {
        return dated(
                caller, told.closedAt(), () -> door.call(closing, () -> new ClosingShift.Command(id, caller, told)));
    }

    private Outcome<Stored<Shift>> dated(
            Caller caller, @Nullable Instant at, Supplier<Outcome<Stored<Shift>>> otherwise) {
        return Occurred.refusal(caller, at, clock.instant())
                .<Outcome<Stored<Shift>>>map(Outcome.Refused::new)
                .orElseGet(otherwise);
    }

    /** Why the caller may not touch a shift, or that there is none. */
    static Optional<Refusal> outOfReach(Caller caller, Optional<Stored<Shift>> found) {
        return found.isEmpty()
                ? Optional.of(NotFound.of("shift"))
                : StoreScope.refusal(caller, found.get().body().location());
    }

    @Override
    public Outcome<Stored<Shift>> shift(Caller caller, ShiftId id) {
        Optional<Stored<Shift>> found = reader.find(Shift.key(id));
        return outOfReach(caller, found)
                .<Outcome<Stored<Shift>>>map(Outcome.Refused::new)
                .orElseGet(() -> new Outcome.Found<>(found.orElseThrow()));
    }

    @Override
    public Follows follows(Stored<Shift> shift) {
        Mark mark = shift.body().mark();
        if (mark == null) {
            return new Follows(Follows.How.UNKNOWN, null);
        }
        if (mark.previous().equals(NOTHING_BEFORE)) {
            return new Follows(Follows.How.FIRST, null);
        }
        return reader.list(Shift.KIND, Map.of("closed_with", mark.previous()), 0, 10).stream()
                .filter(before -> before.body().till().equals(shift.body().till()))
                .findFirst()
                .map(before -> new Follows(
                        Follows.How.UNBROKEN, new ShiftId(before.key().id())))
                .orElseGet(() -> new Follows(Follows.How.APART, null));
    }

    @Override
    public Reckoning reckoning(Stored<Shift> stored) {
        Shift shift = stored.body();
        return Reckoning.of(shift, orders.takings(new ShiftId(stored.key().id()), shift.location(), shift.currency()));
    }

    @Override
    public List<Stored<Shift>> shifts(Caller caller, ShiftQuery query, long before, int limit) {
        Map<String, String> equal = new HashMap<>();
        if (query.location() != null) {
            if (!caller.mayWorkAt(query.location())) {
                return List.of();
            }
            equal.put("location", query.location().value());
        } else if (caller.store() != null) {
            equal.put("location", caller.store().value());
        }
        if (query.day() != null) {
            equal.put("day", query.day().toString());
        }
        return reader.newest(Shift.KIND, equal, before, limit);
    }
}
