package io.oneshelf.journal;

import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.Refusal;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A command that waits at the door for its answer. All that can be worked out beforehand was, on the caller's thread. */
final class Waiting<C, V> {

    private static final byte[] NO_FIELDS = {};

    final Verb<C, V> verb;
    final C command;
    final @Nullable DocKey<?> makes;
    final @Nullable Record request;
    final byte[] fields;
    final Set<DocKey<?>> documents;
    final int weight;

    /** The answer, or null for "make a new plan". */
    final CompletableFuture<@Nullable Outcome<V>> answer = new CompletableFuture<>();

    /** When the interactive lane let it in; set and read under the lane's lock. */
    Instant since = Instant.MAX;

    private @Nullable Outcome<V> decided;
    private @Nullable RuntimeException failure;
    private boolean again;

    Waiting(Verb<C, V> verb, C command) {
        this.verb = verb;
        this.command = command;
        this.makes = verb.makes(command);
        this.request = makes == null ? null : verb.request(command);
        this.fields = request == null ? NO_FIELDS : RequestFields.of(request);
        this.documents = verb.documents(command);
        this.weight = Math.max(1, verb.weight(command));
    }

    /** Forgets what was decided, to be decided anew after the batch was rolled back. */
    void reset() {
        decided = null;
        failure = null;
        again = false;
    }

    void fail(RuntimeException e) {
        failure = e;
    }

    boolean hasFailed() {
        return failure != null;
    }

    Reach reach(Found found) {
        return verb.reach(command, found);
    }

    /** Decides on the draft; a refused or failed command leaves nothing on it. */
    void decide(BatchDraft draft) {
        BatchDraft.Mark mark = draft.begin(makes, fields);
        try {
            Decision<V> decision = decision(draft, mark);
            switch (decision) {
                case Decision.Keep<V> keep -> decided = keep.outcome();
                case Decision.Drop<V> drop -> {
                    draft.backTo(mark);
                    decided = new Outcome.Refused<>(drop.why());
                }
                case Decision.Again<V> planAnew -> {
                    draft.backTo(mark);
                    again = true;
                }
            }
        } catch (BooksFailure e) {
            // Not this command has failed but the books, asked for more numbers: the batch as a whole is looked at
            // anew.
            throw e;
        } catch (RuntimeException e) {
            draft.backTo(mark);
            failure = e;
        }
    }

    private Decision<V> decision(BatchDraft draft, BatchDraft.Mark mark) {
        byte[] before = makes == null ? null : draft.fieldsOf(makes);
        if (before == null || request == null) {
            return verb.decide(draft, command);
        }
        var differing = RequestFields.differing(request, before, fields);
        if (!differing.isEmpty()) {
            return Decision.drop(new ExistsDifferent(verb.existsDifferent(), differing));
        }
        V view = verb.replay(command, draft);
        if (draft.hasChangedSince(mark)) {
            throw new IllegalStateException("a replay may not write");
        }
        return Decision.found(view);
    }

    /** Answers with what was decided. */
    void complete() {
        if (failure != null) {
            answer.completeExceptionally(failure);
        } else if (again) {
            answer.complete(null);
        } else {
            answer.complete(decided);
        }
    }

    void refuse(Refusal why) {
        answer.complete(new Outcome.Refused<>(why));
    }

    void abandon(Throwable e) {
        answer.completeExceptionally(e);
    }
}
