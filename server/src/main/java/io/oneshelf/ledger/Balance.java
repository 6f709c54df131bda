package io.oneshelf.ledger;

/**
 * The state of a bounded account.
 *
 * @param onHand what is there; below zero only after a fact that went beyond what the books knew
 * @param held the sum of the open hold lines, ≥ 0
 * @param shortage how much of what is held is known not to be there, ≥ 0; only a fact makes it
 * @param version one more with each change
 */
public record Balance(long onHand, long held, long shortage, long version) {

    /** An account never touched. */
    public static final Balance EMPTY = new Balance(0, 0, 0, 0);

    /** What may still be promised: on hand less held, never below zero. */
    public long free() {
        return Math.max(0, onHand - held);
    }

    Balance holding(long quantity) {
        return new Balance(onHand, Math.addExact(held, quantity), shortage, version + 1).eased();
    }

    Balance received(long quantity) {
        return new Balance(Math.addExact(onHand, quantity), held, shortage, version + 1).eased();
    }

    /** Goods that were not held go. What is left may not cover what is held: then the shortage says so. */
    Balance given(long quantity) {
        long left = Math.subtractExact(onHand, quantity);
        return new Balance(left, held, Math.max(shortage, held - left), version + 1).eased();
    }

    /** Goods that were held go. */
    Balance settled(long quantity) {
        long left = Math.subtractExact(onHand, quantity);
        long stillHeld = held - quantity;
        return new Balance(left, stillHeld, Math.max(shortage, stillHeld - left), version + 1).eased();
    }

    /** A shortage ends by itself when goods come in or promises go. */
    private Balance eased() {
        return new Balance(onHand, held, Math.min(shortage, Math.max(0, held - onHand)), version);
    }
}
