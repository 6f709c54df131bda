package io.oneshelf.bench.subject;

/**
 * A part of what an operation costs.
 *
 * @param kind what it is a part of
 * @param name of the threads, the statement or the table
 * @param micros for one operation: of a thread its processor time; of a statement the time from begin to end in PostgreSQL,
 *     waiting for the disk or a lock included; of a table none is known, so 0
 * @param times how often for one operation: calls of a statement, rows of a table that were written; of a thread 1
 * @param indexEntries how many were written for one operation, of a table; else 0
 */
public record Part(Kind kind, String name, double micros, double times, double indexEntries) {

    /** What a part is a part of. */
    public enum Kind {
        /** The server's threads. */
        THREAD,
        /** What PostgreSQL was asked. */
        STATEMENT,
        /** What PostgreSQL wrote. */
        TABLE
    }
}
