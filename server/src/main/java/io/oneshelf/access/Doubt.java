package io.oneshelf.access;

/** Why a price by hand is not proven to have been allowed. */
public enum Doubt {
    /** No approval is named: the till had no server, the price stood on the label, or the caller knows no approvals. */
    NOT_ASKED,
    /** There is no such approval. */
    UNKNOWN,
    /** It was given at another till. */
    OTHER_TILL,
    /** Somebody else gave it. */
    OTHER_PERSON,
    /** It is for another SKU. */
    OTHER_SKU,
    /** It is for another price. */
    OTHER_PRICE,
    /** It is for fewer units. */
    MORE_UNITS,
    /** The sale was before it, or longer after it than an approval is good for, or was told too long after it. */
    OTHER_TIME,
    /** Another line of this or another order was sold on it. */
    ALREADY_USED
}
