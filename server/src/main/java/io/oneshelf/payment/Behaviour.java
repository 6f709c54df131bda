package io.oneshelf.payment;

/** How the TEST provider is to behave. */
public enum Behaviour {
    /** It takes the money at once. */
    SUCCEED,
    /** It refuses at once. */
    FAIL,
    /** It says nothing now and takes the money after a delay. */
    LATE,
    /** It takes the money at once and says so a second time after a delay; it is taken once. */
    TWICE
}
