package io.oneshelf.order;

/** AWAITING_PAYMENT → PLACED → COMPLETED; before anything has left CANCELLED, and unpaid for too long LAPSED. */
public enum OrderState {
    /** Goods are held for it until its time is up. */
    AWAITING_PAYMENT,
    /** Paid; its goods are promised and do not lapse. */
    PLACED,
    /** Every group has ended. */
    COMPLETED,
    /** Called off; what was paid went back. */
    CANCELLED,
    /** Nobody paid in time. */
    LAPSED
}
