package io.oneshelf.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule asked in SQL. Both statements name the tables whose rows the audit looks at in braces; see {@link AuditScope}.
 *
 * @param counted a query of one number: how many were looked at
 * @param violating a query whose only column is a sentence about each violation
 */
public record SqlRule(String name, String counted, String violating) implements AuditRule {

    @Override
    public AuditCheck run(AuditScope scope) throws SQLException {
        String count = scope.reading(counted);
        String violations = scope.reading(violating);
        try (Statement statement = scope.snapshot().createStatement()) {
            long checked = 0;
            try (ResultSet number = statement.executeQuery(count)) {
                while (number.next()) {
                    checked = number.getLong(1);
                }
            }
            List<String> found = new ArrayList<>();
            // Not a LIMIT: told of one, the planner takes the plan that finds the first rows soonest, and a rule that
            // holds
            // has no first row to find. On a year of sales that plan did not end.
            statement.setMaxRows(AuditCheck.MOST);
            try (ResultSet sentences = statement.executeQuery(violations)) {
                while (sentences.next()) {
                    found.add(sentences.getString(1));
                }
            }
            return new AuditCheck(name, checked, found);
        }
    }
}
