package io.oneshelf.stock;

import io.oneshelf.access.Occurred;
import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Found;
import io.oneshelf.journal.Reach;
import io.oneshelf.journal.Verb;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.ledger.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a movement can have happened, and posts it.
 *
 * <p>A movement is a fact about goods, so only what is on hand limits it, never what is promised: whoever holds a broken cup
 * or has a pallet on the lorry is right, and the promise is what has to give. What is then promised and not there shows as
 * shortage. But nobody can break or send more than is there, so going beyond on hand means the books or the person are wrong;
 * a count settles which.
 */
final class RecordingMovement implements Verb<RecordingMovement.Asked, Movement> {

    /** The most a shelf may hold. Ten thousand lines of the largest quantity fit many times into what is left of a long. */
    static final long ON_HAND_MAX = 999_999_999_999_999L;

    record Asked(Caller caller, RecordMovement movement) {}

    @Override
    public DocKey<Movement> makes(Asked asked) {
        return Movement.key(asked.movement.id());
    }

    @Override
    public Record request(Asked asked) {
        return asked.movement;
    }

    @Override
    public ProblemWord existsDifferent() {
        return StockProblem.EXISTS_DIFFERENT;
    }

    @Override
    public Reach reach(Asked asked, Found found) {
        Set<Account> accounts = shelves(asked.movement);
        for (RecordMovement.Line line : asked.movement.lines()) {
            switch (asked.movement.kind()) {
                case RECEIVE -> accounts.add(Accounts.supplier(line.sku()));
                case ADJUST, COUNT -> accounts.add(Accounts.shrinkage(line.sku()));
                case DAMAGE, TRANSFER -> {} // From shelf to shelf.
            }
        }
        return Reach.of(accounts);
    }

    @Override
    public int weight(Asked asked) {
        return asked.movement.lines().size();
    }

    @Override
    public Decision<Movement> decide(Draft draft, Asked asked) {
        RecordMovement movement = asked.movement;
        Optional<Refusal> objection = Occurred.refusal(asked.caller, movement.occurredAt(), draft.now());
        if (objection.isEmpty()) {
            objection = objection(draft, movement);
        }
        if (objection.isPresent()) {
            return Decision.drop(objection.get());
        }
        DocKey<Movement> key = makes(asked);
        Instant occurredAt = movement.occurredAt() == null ? draft.now() : movement.occurredAt();
        ShortageWatch watch = new ShortageWatch(draft, shelves(movement));
        long units = 0;
        for (RecordMovement.Line line : movement.lines()) {
            units += post(draft, movement.kind(), line, key.toString(), occurredAt);
        }
        Movement recorded = new Movement(
                movement.id(),
                movement.kind(),
                movement.lines(),
                occurredAt,
                draft.now(),
                movement.reason(),
                asked.caller.name());
        draft.write(key, recorded);
        draft.happened(news(movement, units));
        watch.tell(key);
        return Decision.made(recorded);
    }

    @Override
    public Movement replay(Asked asked, Draft draft) {
        return draft.document(makes(asked)).orElseThrow().body();
    }

    private static Set<Account> shelves(RecordMovement movement) {
        Set<Account> accounts = new LinkedHashSet<>();
        for (RecordMovement.Line line : movement.lines()) {
            accounts.add(Accounts.of(line.sku(), line.location(), Condition.SELLABLE));
            if (movement.kind() == MovementKind.DAMAGE) {
                accounts.add(Accounts.of(line.sku(), line.location(), Condition.DAMAGED));
            }
            if (line.to() != null) {
                accounts.add(Accounts.of(line.sku(), line.to(), Condition.SELLABLE));
            }
        }
        return accounts;
    }

    /** Runs through the lines on paper, in order, and answers what no shelf can do. */
    private static Optional<Refusal> objection(Draft draft, RecordMovement movement) {
        Tally tally = new Tally();
        for (RecordMovement.Line line : movement.lines()) {
            Account goods = Accounts.of(line.sku(), line.location(), Condition.SELLABLE);
            switch (movement.kind()) {
                case RECEIVE, ADJUST -> tally.add(goods, line.quantity());
                case DAMAGE -> {
                    tally.add(goods, -line.quantity());
                    tally.add(Accounts.of(line.sku(), line.location(), Condition.DAMAGED), line.quantity());
                }
                case TRANSFER -> {
                    tally.add(goods, -line.quantity());
                    tally.add(destination(line), line.quantity());
                }
                case COUNT -> {} // A figure found is what it is: it can neither be too much nor too little.
            }
        }
        List<Shortfall.Line> missing = new ArrayList<>();
        Optional<Refusal> beyond = Optional.empty();
        for (Account account : tally.accounts()) {
            long onHand = draft.balance(account).onHand();
            Shelf shelf = Accounts.shelf(account);
            long taken = -tally.lowest(account);
            if (taken > 0 && onHand < taken) {
                missing.add(new Shortfall.Line(shelf.sku(), shelf.location(), taken, Math.max(0, onHand)));
            }
            if (onHand + tally.highest(account) > ON_HAND_MAX) {
                beyond = Optional.of(new StockRefusal.BeyondRange(shelf.sku(), shelf.location(), ON_HAND_MAX));
            }
        }
        return missing.isEmpty() ? beyond : Optional.of(new Shortfall(missing));
    }

    /** Posts a line and answers what it counts in the event. */
    private static long post(
            Draft draft, MovementKind kind, RecordMovement.Line line, String reference, Instant occurredAt) {
        Account goods = Accounts.of(line.sku(), line.location(), Condition.SELLABLE);
        Account shrinkage = Accounts.shrinkage(line.sku());
        switch (kind) {
            case RECEIVE ->
                draft.post(Accounts.supplier(line.sku()), goods, line.quantity(), kind.cause(), reference, occurredAt);
            case DAMAGE ->
                draft.postFact(
                        goods,
                        Accounts.of(line.sku(), line.location(), Condition.DAMAGED),
                        line.quantity(),
                        kind.cause(),
                        reference,
                        occurredAt);
            case TRANSFER ->
                draft.postFact(goods, destination(line), line.quantity(), kind.cause(), reference, occurredAt);
            case ADJUST, COUNT -> {
                long difference = kind == MovementKind.ADJUST
                        ? line.quantity()
                        : line.quantity() - draft.balance(goods).onHand();
                if (difference > 0) {
                    draft.post(shrinkage, goods, difference, kind.cause(), reference, occurredAt);
                } else if (difference < 0) {
                    draft.postFact(goods, shrinkage, -difference, kind.cause(), reference, occurredAt);
                }
                return difference;
            }
        }
        return line.quantity();
    }

    private static Account destination(RecordMovement.Line line) {
        if (line.to() == null) {
            throw new IllegalStateException("a transfer goes to another location");
        }
        return Accounts.of(line.sku(), line.to(), Condition.SELLABLE);
    }

    private static StockEvent news(RecordMovement movement, long units) {
        MovementId id = movement.id();
        int lines = movement.lines().size();
        return switch (movement.kind()) {
            case RECEIVE -> new StockEvent.StockReceived(id, lines, units);
            case ADJUST -> new StockEvent.StockAdjusted(id, lines, units);
            case COUNT -> new StockEvent.StockCounted(id, lines, units);
            case DAMAGE -> new StockEvent.StockDamaged(id, lines, units);
            case TRANSFER -> new StockEvent.StockTransferred(id, lines, units);
        };
    }
}
