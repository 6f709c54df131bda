package io.oneshelf.journal;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A promise that the data themselves can show. A module that keeps documents has one rule for each promise it makes about
 * them and reads only its own schema; all rules of a run see one snapshot.
 */
public interface AuditRule {

    /**
     * @param snapshot one transaction of all rules, REPEATABLE READ and read only; leave it open
     * @throws SQLException when the snapshot cannot be read; the run fails as a whole
     */
    AuditCheck run(Connection snapshot) throws SQLException;
}
