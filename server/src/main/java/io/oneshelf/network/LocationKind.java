package io.oneshelf.network;

/** What sort of place a location is. */
public enum LocationKind {
    /** Shoppers walk in. */
    STORE,
    /** Serves parcels of a whole market. */
    WAREHOUSE,
    /** A small warehouse near its shoppers, for delivery within the hour. */
    PRE_WAREHOUSE,
    /** Serves the warehouses and stores of a region. */
    REGIONAL,
    /** Shoppers fetch there what was brought from elsewhere. */
    PICKUP_POINT
}
