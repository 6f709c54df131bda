package io.oneshelf.network;

/** How goods reach a shopper. */
public enum Mode {
    /** The shopper takes them along at once. */
    CARRY_OUT,
    /** The shopper fetches them later. */
    PICKUP,
    /** A parcel carrier brings them. */
    SHIP,
    /** A courier of the neighbourhood brings them within hours. */
    DELIVER
}
