package io.oneshelf.launcher.database;

/** The start cannot go on. The message is one sentence that says what is wrong and what to do about it. */
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotStart(String sentence) {
        // No stack trace: the sentence is the whole story, and it is printed to a person.
        super(sentence, null, false, false);
    }
}
