package io.oneshelf.payment;

/** What is paid with. */
public enum TenderKind {
    /** A provider that behaves as it is told; allowed until a real one is configured. */
    TEST,
    /** Coins and notes: taken at once, given back at once. */
    CASH
}
