package io.oneshelf.kernel;

import java.util.function.Function;

/**
 * What became of a command. A refusal is a value, not an exception.
 *
 * @param <V> what the caller sees of the thing
 */
public sealed interface Outcome<V> {

    /** It was made by this call: HTTP 201. */
    record Made<V>(V value) implements Outcome<V> {}

    /** It was there already, with the same content, or it was changed or looked up: HTTP 200. */
    record Found<V>(V value) implements Outcome<V> {}

    /** It was refused and nothing was left behind. */
    record Refused<V>(Refusal why) implements Outcome<V> {}

    default <W> Outcome<W> map(Function<V, W> view) {
        return switch (this) {
            case Made<V> made -> new Made<>(view.apply(made.value()));
            case Found<V> found -> new Found<>(view.apply(found.value()));
            case Refused<V> refused -> new Refused<>(refused.why());
        };
    }

    /** The value, for callers that know it was not refused; throws otherwise. */
    default V orThrow() {
        return switch (this) {
            case Made<V> made -> made.value();
            case Found<V> found -> found.value();
            case Refused<V> refused ->
                throw new IllegalStateException(
                        refused.why().word().type() + ": " + refused.why().detail());
        };
    }
}
