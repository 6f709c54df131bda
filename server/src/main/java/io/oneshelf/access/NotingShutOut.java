package io.oneshelf.access;

import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Verb;
import java.util.Set;

/** It is written down that somebody's PIN was tried too often, for whoever watches the feed. */
final class NotingShutOut implements Verb<NotingShutOut.Note, String> {

    /** @param by the token of the till at which the last try was made */
    record Note(String staff, String by) {}

    @Override
    public Set<DocKey<?>> documents(Note note) {
        return Set.of(Pin.keyOf(note.staff()));
    }

    @Override
    public Decision<String> decide(Draft draft, Note note) {
        draft.happened(new StaffEvent.PinTriedTooOften(note.staff(), note.by()));
        return Decision.found(note.staff());
    }
}
