package io.oneshelf.ledger;

/** HELD (ends by itself) → CONFIRMED (paid for, does not end) → one of the three ends. */
public enum HoldState {
    HELD,
    CONFIRMED,
    SETTLED,
    RELEASED,
    EXPIRED;

    public boolean isOpen() {
        return this == HELD || this == CONFIRMED;
    }
}
