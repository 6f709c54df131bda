package io.oneshelf.ledger;

/** Why an entry was made. */
public enum Cause {
    /** Goods from a supplier. */
    RECEIVE,
    /** A signed correction. */
    ADJUST,
    /** The difference a count found. */
    COUNT,
    /** Sellable goods became damaged. */
    DAMAGE,
    /** Goods went from one location to another. */
    TRANSFER,
    /** Goods went to a customer; money for them. */
    SALE,
    /** Goods came back from a customer; money for them. */
    RETURN,
    /** Money was taken. */
    CAPTURE,
    /** Money was given back. */
    REFUND
}
