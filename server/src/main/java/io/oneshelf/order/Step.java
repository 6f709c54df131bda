package io.oneshelf.order;

/** What can happen to an order, as its history tells it. */
public enum Step {
    /** It was accepted; goods are held for it, or have gone with the shopper. */
    PLACED,
    /** All of it was paid. */
    PAID,
    /** A provider refused a tender. */
    PAYMENT_FAILED,
    /** A provider was asked and has not answered yet. */
    PAYMENT_ASKED,
    /** A provider said a second time what it had said before; nothing was taken again. */
    PAYMENT_REPEATED,
    /** The time of its hold was up. */
    HOLD_EXPIRED,
    /** It was paid after its hold had expired, and the goods were still there. */
    HELD_AGAIN,
    /** It was paid after it could be kept, and the money went back. */
    REFUNDED_LATE_PAYMENT,
    /** Nobody paid in time. */
    LAPSED,
    /** It was called off. */
    CANCELLED,
    /** A group's goods have left. */
    FULFILLED,
    /** Units came back. */
    RETURNED,
    /** A fact took more than the books knew of, or cost other than the price known here. */
    EXCEPTION
}
