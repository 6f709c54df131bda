package io.oneshelf.launcher;

/** There is no server to talk to, or it did not do what a command asked. The message is one sentence for a person. */
final class NoServer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoServer(String sentence) {
        super(sentence, null, false, false);
    }
}
