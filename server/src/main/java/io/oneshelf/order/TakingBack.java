package io.oneshelf.order;

import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Found;
import io.oneshelf.journal.Reach;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import io.oneshelf.kernel.ProblemWord;
import java.util.Set;

/** Takes a return of either kind, so that a batch that mixes them keeps its order in one go. */
final class TakingBack implements Verb<TakingBack.Command, Stored<Return>> {

    /** A return of either kind. */
    sealed interface Command permits ReturningUnits.Command, ReturningWithoutReceipt.Command {
        ReturnId id();
    }

    private final ReturningUnits ofOrder;
    private final ReturningWithoutReceipt withoutReceipt;

    TakingBack(ReturningUnits ofOrder, ReturningWithoutReceipt withoutReceipt) {
        this.ofOrder = ofOrder;
        this.withoutReceipt = withoutReceipt;
    }

    @Override
    public DocKey<?> makes(Command command) {
        return Return.key(command.id());
    }

    @Override
    public Record request(Command command) {
        return switch (command) {
            case ReturningUnits.Command units -> ofOrder.request(units);
            case ReturningWithoutReceipt.Command goods -> withoutReceipt.request(goods);
        };
    }

    @Override
    public ProblemWord existsDifferent() {
        return OrderProblem.EXISTS_DIFFERENT;
    }

    @Override
    public Set<DocKey<?>> documents(Command command) {
        return switch (command) {
            case ReturningUnits.Command units -> ofOrder.documents(units);
            case ReturningWithoutReceipt.Command goods -> withoutReceipt.documents(goods);
        };
    }

    @Override
    public Reach reach(Command command, Found found) {
        return switch (command) {
            case ReturningUnits.Command units -> ofOrder.reach(units, found);
            case ReturningWithoutReceipt.Command goods -> withoutReceipt.reach(goods);
        };
    }

    @Override
    public int weight(Command command) {
        return switch (command) {
            case ReturningUnits.Command units -> units.request().lines().size();
            case ReturningWithoutReceipt.Command goods ->
                goods.request().lines().size();
        };
    }

    @Override
    public Stored<Return> replay(Command command, Draft draft) {
        return draft.document(Return.key(command.id())).orElseThrow();
    }

    @Override
    public Decision<Stored<Return>> decide(Draft draft, Command command) {
        return switch (command) {
            case ReturningUnits.Command units -> ofOrder.decide(draft, units);
            case ReturningWithoutReceipt.Command goods -> withoutReceipt.decide(draft, goods);
        };
    }
}
