package io.oneshelf.insight;

import io.oneshelf.journal.AuditCheck;
import java.util.List;

/**
 * What an audit found on its snapshot.
 *
 * @param everything true when it read from the first row, false when it went on from the checkpoint
 * @param position how far the journal had come on its snapshot; everything up to there has been audited
 * @param checks what each rule found, in the order of the floors
 */
public record Findings(boolean everything, long position, List<AuditCheck> checks) {

    public Findings {
        checks = List.copyOf(checks);
    }

    /** Whether every promise holds. */
    public boolean ok() {
        return checks.stream().allMatch(AuditCheck::ok);
    }
}
