package io.oneshelf.stock;

import io.oneshelf.ledger.HoldState;

/** The two ends that a caller brings a reservation to; the third is brought by the clock. */
enum Ending {
    /** The goods go to the customer. */
    COMMIT(HoldState.SETTLED),
    /** The goods can be promised to others again. */
    RELEASE(HoldState.RELEASED);

    private final HoldState end;

    Ending(HoldState end) {
        this.end = end;
    }

    HoldState end() {
        return end;
    }
}
