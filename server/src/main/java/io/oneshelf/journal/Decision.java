package io.oneshelf.journal;

import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.Refusal;

/**
 * What a verb decided.
 *
 * @param <V> what the caller sees
 */
public sealed interface Decision<V> {

    /** It stands: what the draft holds is written, and this is the answer once that is durable. */
    record Keep<V>(Outcome<V> outcome) implements Decision<V> {}

    /** Refused: nothing of this command is left behind. */
    record Drop<V>(Refusal why) implements Decision<V> {}

    /** The plan does not fit what was found under the lock: make a new one and ask again under the same id. */
    record Again<V>(String why) implements Decision<V> {}

    static <V> Decision<V> made(V value) {
        return new Keep<>(new Outcome.Made<>(value));
    }

    static <V> Decision<V> found(V value) {
        return new Keep<>(new Outcome.Found<>(value));
    }

    static <V> Decision<V> drop(Refusal why) {
        return new Drop<>(why);
    }

    static <V> Decision<V> again(String why) {
        return new Again<>(why);
    }
}
