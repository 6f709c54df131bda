package io.oneshelf.journal;

/** The books could not do what the door asked. Never an answer to a caller by itself: the door decides what follows. */
public final class BooksFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What kind of failure. */
    public enum Kind {
        /** Another process was first: a version moved or an id was taken. Roll back, look again. */
        CONFLICT,
        /** The books cannot be reached; nothing was committed. */
        AWAY,
        /** The commit was sent and its answer lost. */
        OUTCOME_UNKNOWN,
        /** A statement failed; nothing was committed. */
        FAILED
    }

    private final Kind kind;

    public BooksFailure(Kind kind, String sentence, Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
    }

    public BooksFailure(Kind kind, String sentence) {
        super(sentence);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
