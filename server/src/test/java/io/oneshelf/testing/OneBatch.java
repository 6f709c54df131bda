package io.oneshelf.testing;

import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Door;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Found;
import io.oneshelf.journal.Reach;
import io.oneshelf.journal.Verb;
import io.oneshelf.kernel.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A door that can gather commands of different kinds into one batch, in a given order, on one thread: what happens when
 * callers come at the same moment, without the luck of threads.
 *
 * <p>Each command is begun and stopped at the door; then all go through it together. What a module would have done with its
 * answer afterwards is not done, and an id taken by other content is told in the journal's word, not in the module's.
 */
public final class OneBatch implements Door {

    private final Door door;
    private @Nullable List<Supplier<Any<?, ?>>> gathering;

    public OneBatch(Door door) {
        this.door = door;
    }

    /**
     * Lets commands through together.
     *
     * @param commands each calls the door once, or answers without it
     * @return the answers of the door, in that order; those that came not to it are left out
     */
    public List<Outcome<Object>> together(List<Runnable> commands) {
        List<Supplier<Any<?, ?>>> gathered = new ArrayList<>();
        gathering = gathered;
        try {
            for (Runnable command : commands) {
                try {
                    command.run();
                } catch (AtTheDoor stopped) {
                    // It waits there now.
                }
            }
        } finally {
            gathering = null;
        }
        return door.callAll(ANY, gathered);
    }

    @Override
    public <C, V> Outcome<V> call(Verb<C, V> verb, Supplier<C> plan) {
        if (gathering == null) {
            return door.call(verb, plan);
        }
        gathering.add(() -> new Any<>(verb, plan.get()));
        throw new AtTheDoor();
    }

    @Override
    public <C, V> List<Outcome<V>> callAll(Verb<C, V> verb, List<Supplier<C>> plans) {
        return door.callAll(verb, plans);
    }

    private static final class AtTheDoor extends RuntimeException {
        private static final long serialVersionUID = 1;

        AtTheDoor() {
            super("waits at the door", null, false, false);
        }
    }

    /** A command with the verb that decides it. */
    private record Any<C, V>(Verb<C, V> verb, C command) {

        @SuppressWarnings("unchecked") // only read
        Decision<Object> decide(Draft draft) {
            return (Decision<Object>) verb.decide(draft, command);
        }

        Object replay(Draft draft) {
            V view = verb.replay(command, draft);
            if (view == null) {
                throw new IllegalStateException("a replay answers something");
            }
            return view;
        }

        @Nullable
        DocKey<?> makes() {
            return verb.makes(command);
        }

        Record request() {
            return verb.request(command);
        }

        Set<DocKey<?>> documents() {
            return verb.documents(command);
        }

        Reach reach(Found found) {
            return verb.reach(command, found);
        }

        int weight() {
            return verb.weight(command);
        }
    }

    private static final Verb<Any<?, ?>, Object> ANY = new Verb<>() {
        @Override
        public @Nullable DocKey<?> makes(Any<?, ?> any) {
            return any.makes();
        }

        @Override
        public Record request(Any<?, ?> any) {
            return any.request();
        }

        @Override
        public Set<DocKey<?>> documents(Any<?, ?> any) {
            return any.documents();
        }

        @Override
        public Reach reach(Any<?, ?> any, Found found) {
            return any.reach(found);
        }

        @Override
        public int weight(Any<?, ?> any) {
            return any.weight();
        }

        @Override
        public Decision<Object> decide(Draft draft, Any<?, ?> any) {
            return any.decide(draft);
        }

        @Override
        public Object replay(Any<?, ?> any, Draft draft) {
            return any.replay(draft);
        }
    };
}
