package io.oneshelf.payment;

/** IN_FLIGHT (asked, not answered) → CAPTURED or FAILED; CAPTURED → REFUNDED once all of it was given back. */
public enum TenderState {
    IN_FLIGHT,
    CAPTURED,
    FAILED,
    REFUNDED
}
