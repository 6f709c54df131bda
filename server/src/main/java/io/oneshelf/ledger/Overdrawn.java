package io.oneshelf.ledger;

/** More was asked of an account or a hold than its rules allow. A fault in a verb, which should have looked first. */
public final class Overdrawn extends IllegalStateException {
    private static final long serialVersionUID = 1;

    Overdrawn(String sentence) {
        super(sentence);
    }
}
