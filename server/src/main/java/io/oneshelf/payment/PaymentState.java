package io.oneshelf.payment;

/** Where the payment of a bill stands, over all its tenders. */
public enum PaymentState {
    /** Nothing was tried. */
    NONE,
    /** A provider was asked and has not answered. */
    IN_FLIGHT,
    /** A provider has promised the money and not yet taken it; no tender of today does so. */
    AUTHORISED,
    /** All of it was taken, and not all of it given back. */
    CAPTURED,
    /** What was tried last failed, and a part is still open. */
    FAILED,
    /** Everything that was taken was given back. */
    REFUNDED
}
