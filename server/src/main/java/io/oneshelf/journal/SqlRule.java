package io.oneshelf.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule asked in SQL.
 *
 * @param counted a query of one number: how many were looked at
 * @param violating a query whose only column is a sentence about each violation
 */
public record SqlRule(String name, String counted, String violating) implements AuditRule {

    /** The rules sort and join whole tables: with memory for it, and with the plans that small statements may not have. */
    private static final String ROOM = """
            set local work_mem = '128MB'; set local jit = off;
            set local enable_seqscan = on; set local enable_hashjoin = on; set local enable_mergejoin = on;
            set local enable_bitmapscan = on; set local enable_material = on""";

    @Override
    public AuditCheck run(Connection snapshot) throws SQLException {
        try (Statement statement = snapshot.createStatement()) {
            statement.execute(ROOM);
            long checked = 0;
            try (ResultSet count = statement.executeQuery(counted)) {
                while (count.next()) {
                    checked = count.getLong(1);
                }
            }
            List<String> violations = new ArrayList<>();
            // Not a LIMIT: told of one, the planner takes the plan that finds the first rows soonest, and a rule that
            // holds
            // has no first row to find. On a year of sales that plan did not end.
            statement.setMaxRows(AuditCheck.MOST);
            try (ResultSet found = statement.executeQuery(violating)) {
                while (found.next()) {
                    violations.add(found.getString(1));
                }
            }
            return new AuditCheck(name, checked, violations);
        }
    }
}
