package io.oneshelf.journal;

import java.sql.SQLException;

/**
 * A promise that the data themselves can show. A module that keeps documents has one rule for each promise it makes about
 * them and reads only its own schema and the slab's; all rules of a run see one snapshot.
 */
public interface AuditRule {

    /** The promise in a few words; no two rules have the same. */
    String name();

    /**
     * @param scope what this audit looks at
     * @throws SQLException when the snapshot cannot be read; the run fails as a whole
     */
    AuditCheck run(AuditScope scope) throws SQLException;
}
