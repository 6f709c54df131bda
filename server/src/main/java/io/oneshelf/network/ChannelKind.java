package io.oneshelf.network;

/** What sort of channel it is; several channels may be of one kind. */
public enum ChannelKind {
    /** A web shop. */
    WEB,
    /** The tills of stores. */
    TILL,
    /** An app inside another app. */
    MINI_PROGRAM,
    /** Selling in a live stream. */
    LIVE,
    /** Community group buying: neighbours order together and fetch together. */
    GROUP_BUY,
    /** Someone else's market place. */
    MARKETPLACE,
    /** Delivery within the hour, through someone else's app. */
    INSTANT
}
