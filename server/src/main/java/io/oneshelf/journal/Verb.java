package io.oneshelf.journal;

import io.oneshelf.kernel.ProblemWord;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule that decides one kind of command. Pure: no I/O, no clock, no thread, no randomness; everything it looks at is in
 * the command or on the draft.
 *
 * <p>The door calls, in this order and each on its own thread: {@link #makes} and {@link #documents}, then {@link #reach}
 * with what was found, then {@link #decide}, or {@link #replay} when the document that the command makes exists already with
 * the same request.
 *
 * @param <C> the command: the request and the plan made for it
 * @param <V> what the caller sees of the outcome
 */
public interface Verb<C, V> {

    /**
     * The write-once document this command makes, or null for an action on existing documents and for facts, whose verb
     * decides by itself what the same content again means.
     */
    default @Nullable DocKey<?> makes(C command) {
        return null;
    }

    /**
     * The request as the caller sent it, defaults filled in: a record whose components are hashed one by one, so that the
     * same id with other content is refused naming the fields. Needed when {@link #makes} answers a key. Never the plan.
     */
    default Record request(C command) {
        throw new IllegalStateException("a verb that makes a document has a request");
    }

    /** The word for "same id, other content". */
    default ProblemWord existsDifferent() {
        return JournalProblem.EXISTS_DIFFERENT;
    }

    /** The existing documents to lock besides {@link #makes}. A document that is written must be named here. */
    default Set<DocKey<?>> documents(C command) {
        return Set.of();
    }

    /** The accounts and holds to lock. */
    default Reach reach(C command, Found found) {
        return Reach.NOTHING;
    }

    /** How heavy the command is, in lines; a batch is bounded by the sum. */
    default int weight(C command) {
        return 1;
    }

    Decision<V> decide(Draft draft, C command);

    /** Answers a retry from the document as it is now. It may not write. */
    default V replay(C command, Draft draft) {
        throw new IllegalStateException("a verb that makes a document has a replay");
    }
}
