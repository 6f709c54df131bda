package io.oneshelf.launcher.replay;

/**
 * Why a command stops: the message is one sentence for the person who gave the command. It is thrown only where going on
 * would be wrong for the whole file (a cut-off file, a server that is gone); a single bad row is a {@link RefusedRow}.
 */
final class CannotGoOn extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotGoOn(String sentence) {
        super(sentence);
    }

    CannotGoOn(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** The sentence, never null. */
    String sentence() {
        return String.valueOf(getMessage());
    }
}
