package io.oneshelf.journal;

import java.util.List;

/**
 * What one rule of the audit found on one snapshot.
 *
 * @param name a promise in a few words, such as {@code ledger: balances equal the sum of their entries}
 * @param checked how many rows, documents or accounts were looked at; 0 when nobody asked for the number
 * @param violations each names the key that breaks the promise and the figures that disagree; at most {@value #MOST}
 */
public record AuditCheck(String name, long checked, List<String> violations) {

    /** More violations than this of one rule are not listed; one is bad enough. */
    public static final int MOST = 100;

    public AuditCheck {
        violations = List.copyOf(violations.size() > MOST ? violations.subList(0, MOST) : violations);
    }

    public boolean ok() {
        return violations.isEmpty();
    }
}
