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
        if (standing.isEmpty()) {
            if (!(ifMatch instanceof IfMatch.Absent)) {
                return Decision.drop(new Clash(
                        RequestProblem.CHANGED_MEANWHILE,
                        0,
                        "If-Match names a version, and there is no such document."));
            }
            return Decision.made(written(draft, key, body, happened));
        }
        Stored<D> stored = standing.get();
        if (stored.body().equals(body)) {
            return Decision.found(stored);
        }
        if (ifMatch instanceof IfMatch.Absent) {
            return Decision.drop(new Clash(
                    RequestProblem.IF_MATCH_NEEDED,
                    stored.version(),
                    "The document exists with other content: read it, and send If-Match with its ETag."));
        }
        if (!ifMatch.matches(stored.version())) {
            return Decision.drop(new Clash(
                    RequestProblem.CHANGED_MEANWHILE,
                    stored.version(),
                    "The document was changed by someone else since it was read."));
        }
        return Decision.found(written(draft, key, body, happened));
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
