package io.oneshelf.order;

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

/** Keeps a basket as it was sent last; whoever else keeps one under that id is not disturbed. */
final class KeepingBasket implements Verb<KeepingBasket.Command, Stored<Basket>> {

    record Command(BasketId id, Caller caller, Basket basket) {}

    @Override
    public Set<DocKey<?>> documents(Command command) {
        return Set.of(Basket.key(command.id()));
    }

    @Override
    public Decision<Stored<Basket>> decide(Draft draft, Command command) {
        DocKey<Basket> key = Basket.key(command.id());
        Optional<Stored<Basket>> found = draft.document(key);
        if (found.isEmpty()) {
            return Decision.made(draft.write(key, command.basket()));
        }
        if (!Own.mayReach(command.caller(), found.get().body().person())) {
            return Decision.drop(NotFound.of("basket"));
        }
        return Decision.found(
                found.get().body().equals(command.basket()) ? found.get() : draft.write(key, command.basket()));
    }
}
