package io.oneshelf.access;

import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Event;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;
import java.util.Optional;
import java.util.function.Function;

/**
 * How documents that people edit are put: the first time makes it, identical content again changes nothing, other content
 * needs the version the editor has seen.
 */
public final class Edit {

    private Edit() {}

    /**
     * Decides a put inside a verb; the key must be among the verb's {@code documents}.
     *
     * @param body compared with {@code equals} to what stands
     * @param happened tells the feed about a document that was made or changed
     */
    public static <D> Decision<Stored<D>> put(
            Draft draft, DocKey<D> key, D body, IfMatch ifMatch, Function<Stored<D>, Event> happened) {
        Optional<Stored<D>> standing = draft.document(key);
        if (standing.isPresent() && standing.get().body().equals(body)) {
            return Decision.found(standing.get());
        }
        Optional<Clash> objection = objection(standing.map(Stored::version).orElse(0L), ifMatch);
        if (objection.isPresent()) {
            return Decision.drop(objection.get());
        }
        Stored<D> stored = written(draft, key, body, happened);
        return standing.isPresent() ? Decision.found(stored) : Decision.made(stored);
    }

    /**
     * Why other content may not be written now; empty when it may. Not to be asked when the content is the same: that
     * stands, whatever was seen, so that an edit may be sent again.
     *
     * @param standing the version that stands now, 0 when there is none
     */
    public static Optional<Clash> objection(long standing, IfMatch ifMatch) {
        if (standing == 0) {
            return ifMatch instanceof IfMatch.Absent || ifMatch instanceof IfMatch.None
                    ? Optional.empty()
                    : Optional.of(new Clash(
                            RequestProblem.CHANGED_MEANWHILE,
                            0,
                            "If-Match names a version, and there is no such document."));
        }
        if (ifMatch instanceof IfMatch.Absent) {
            return Optional.of(new Clash(
                    RequestProblem.IF_MATCH_NEEDED,
                    standing,
                    "The document exists with other content: read it, and send If-Match with its ETag."));
        }
        return ifMatch.matches(standing)
                ? Optional.empty()
                : Optional.of(new Clash(
                        RequestProblem.CHANGED_MEANWHILE,
                        standing,
                        "The document was changed by someone else since it was read."));
    }

    private static <D> Stored<D> written(Draft draft, DocKey<D> key, D body, Function<Stored<D>, Event> happened) {
        Stored<D> stored = draft.write(key, body);
        draft.happened(happened.apply(stored));
        return stored;
    }

    /**
     * The edit does not fit what stands.
     *
     * @param version the version that stands now, 0 when there is none
     */
    public record Clash(ProblemWord word, long version, String detail) implements Refusal {}
}
