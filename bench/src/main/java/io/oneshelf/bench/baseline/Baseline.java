package io.oneshelf.bench.baseline;

import java.sql.Connection;
import java.sql.SQLException;

/** A way to reserve. */
public sealed interface Baseline permits TwoStatements, OneStatement, UnitRows {

    String name();

    /** Makes its tables anew, with so many shelves, numbered from 0, and so many units on each. */
    void setUp(Connection connection, int shelves, int each) throws SQLException;

    /** Prepares its statements on a connection. */
    Session open(Connection connection) throws SQLException;

    /** What asks how many units are held, all together. */
    String heldSql();

    /** One connection at work; used by one caller at a time. */
    interface Session {

        /**
         * Reserves one unit on each of the shelves, all or none, durable when it returns.
         *
         * @param shelves ascending, none twice
         * @return false when there was not enough
         */
        boolean reserve(String id, int[] shelves) throws SQLException;
    }
}
