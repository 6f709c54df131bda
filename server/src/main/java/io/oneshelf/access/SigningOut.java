package io.oneshelf.access;

import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import java.util.Optional;
import java.util.Set;

/** A session is ended by who has it. */
final class SigningOut implements Verb<String, String> {

    @Override
    public Set<DocKey<?>> documents(String session) {
        return Set.of(Session.KIND.key(session));
    }

    @Override
    public Decision<String> decide(Draft draft, String session) {
        Optional<Stored<Session>> open = draft.document(Session.KIND.key(session))
                .filter(found -> found.body().endedAt() == null);
        open.ifPresent(found -> {
            draft.write(found.key(), found.body().ended(draft.now()));
            draft.happened(new StaffEvent.SessionEnded(session, found.body().staff()));
        });
        return Decision.found(session);
    }
}
