package io.oneshelf.access;

/** Why a price by hand, or a return without a receipt, is not proven to have been allowed. */
public enum Doubt {
    /** No approval is named: the caller knows none, or it is a till of an earlier version. */
    NOT_ASKED,
    /** There is no such approval: the till had no server when it asked, or nobody gave one. */
    UNKNOWN,
    /** It was given at another till. */
    OTHER_TILL,
    /** Somebody else gave it. */
    OTHER_PERSON,
    /** It is for something else: a price by hand where a return was taken without a receipt, or the other way round. */
    OTHER_MATTER,
    /** It is for another SKU. */
    OTHER_SKU,
    /** It is for another price, or for that price of another quantity. */
    OTHER_PRICE,
    /** It is for another sum of money. */
    OTHER_SUM,
    /** It is for fewer units. */
    MORE_UNITS,
    /** The sale or return was before it, or longer after it than an approval is good for, or was told too long after it. */
    OTHER_TIME,
    /** Another line of this or another order, or another return, rests on it. */
    ALREADY_USED,
    /** A label is named instead, and it is not one of that SKU or says another price. */
    OTHER_LABEL
}
