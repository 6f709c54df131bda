package io.oneshelf.bench.races;

/** A promise was broken; the message is the evidence. */
final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Broken(String evidence) {
        super(evidence);
    }
}
