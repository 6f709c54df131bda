package io.oneshelf.stock;

import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Found;
import io.oneshelf.journal.Reach;
import io.oneshelf.journal.Verb;
import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.ledger.Hold;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides whether goods can be promised until a time, and holds them. */
final class ReservingStock implements Verb<ReserveStock, Reservation> {

    private final Shelves shelves;

    ReservingStock(Shelves shelves) {
        this.shelves = shelves;
    }

    @Override
    public DocKey<Reservation> makes(ReserveStock request) {
        return Reservation.key(request.id());
    }

    @Override
    public Record request(ReserveStock request) {
        return request;
    }

    @Override
    public ProblemWord existsDifferent() {
        return StockProblem.EXISTS_DIFFERENT;
    }

    @Override
    public Reach reach(ReserveStock request, Found found) {
        return Shelves.reach(request.lines(), Condition.SELLABLE);
    }

    @Override
    public int weight(ReserveStock request) {
        return request.lines().size();
    }

    @Override
    public Decision<Reservation> decide(Draft draft, ReserveStock request) {
        Optional<Shortfall> shortfall = shelves.shortfall(draft, request.lines(), request.channel());
        if (shortfall.isPresent()) {
            return Decision.drop(shortfall.get());
        }
        DocKey<Reservation> key = makes(request);
        Instant expiresAt = draft.now().plusSeconds(request.holdSeconds());
        List<StockLine> lines = Demand.of(request.lines()).entrySet().stream()
                .map(line -> new StockLine(line.getKey().sku(), line.getKey().location(), line.getValue()))
                .toList();
        Hold hold = Shelves.hold(draft, Reservation.holdId(draft.no()), key, lines, expiresAt);
        Reservation reservation = Reservation.made(request, hold, expiresAt);
        draft.write(key, reservation);
        draft.happened(new StockEvent.StockReserved(
                request.id(),
                lines.size(),
                lines.stream().mapToLong(StockLine::quantity).sum(),
                expiresAt));
        return Decision.made(reservation);
    }

    @Override
    public Reservation replay(ReserveStock request, Draft draft) {
        return draft.document(makes(request)).orElseThrow().body();
    }
}
