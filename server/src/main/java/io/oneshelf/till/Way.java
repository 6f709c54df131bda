package io.oneshelf.till;

/** Which way cash went. */
public enum Way {
    /** Into the drawer. */
    IN,
    /** Out of it. */
    OUT
}
