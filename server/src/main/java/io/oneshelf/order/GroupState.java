package io.oneshelf.order;

/** RESERVED → FULFILLED or CANCELLED. */
public enum GroupState {
    RESERVED,
    FULFILLED,
    CANCELLED
}
