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
 * @param violatingNew the same when only what is new is looked at
 */
public record SqlRule(String name, String counted, String violating, String violatingNew) implements AuditRule {

    /** A rule that is worded the same whatever is looked at: about documents and what bears their names. */
    public SqlRule(String name, String counted, String violating) {
        this(name, counted, violating, violating);
    }

    @Override
    public AuditCheck run(AuditScope scope) throws SQLException {
        String wording = scope.isEverything() ? violating : violatingNew;
        if (scope.concernsNothing(wording)) {
            return new AuditCheck(name, 0, List.of());
        }
        String violations = scope.reading(wording);
        try (Statement statement = scope.statement()) {
            long checked = 0;
            if (scope.isCounted()) {
                try (ResultSet number = statement.executeQuery(scope.reading(counted))) {
                    while (number.next()) {
                        checked = number.getLong(1);
                    }
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
