package io.oneshelf.bench.crash;

/** A promise was broken; the message is the evidence. */
final class Lost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Lost(String evidence) {
        super(evidence);
    }
}
