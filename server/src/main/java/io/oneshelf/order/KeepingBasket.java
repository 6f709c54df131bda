package io.oneshelf.order;

import io.oneshelf.access.Edit;
import io.oneshelf.access.IfMatch;
import io.oneshelf.access.NotFound;
import io.oneshelf.access.Own;
import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import io.oneshelf.kernel.Caller;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps a basket as it was sent last; whoever else keeps one under that id is not disturbed. A basket may be edited on two
 * devices at once: who names the version they have seen does not replace what they have not. Who names none replaces what
 * stands.
 */
final class KeepingBasket implements Verb<KeepingBasket.Command, Stored<Basket>> {

    record Command(BasketId id, Caller caller, Basket basket, IfMatch ifMatch) {}

    @Override
    public Set<DocKey<?>> documents(Command command) {
        return Set.of(Basket.key(command.id()));
    }

    @Override
    public Decision<Stored<Basket>> decide(Draft draft, Command command) {
        DocKey<Basket> key = Basket.key(command.id());
        Optional<Stored<Basket>> found = draft.document(key);
        if (found.isPresent()
                && !Own.mayReach(command.caller(), found.get().body().person())) {
            return Decision.drop(NotFound.of("basket"));
        }
        if (found.isPresent() && found.get().body().equals(command.basket())) {
            return Decision.found(found.get());
        }
        Optional<Edit.Clash> objection = command.ifMatch() instanceof IfMatch.Absent
                ? Optional.empty()
                : Edit.objection(found.map(Stored::version).orElse(0L), command.ifMatch());
        if (objection.isPresent()) {
            return Decision.drop(objection.get());
        }
        Stored<Basket> kept = draft.write(key, command.basket());
        return found.isPresent() ? Decision.found(kept) : Decision.made(kept);
    }
}
