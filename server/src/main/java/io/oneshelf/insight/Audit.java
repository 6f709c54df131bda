package io.oneshelf.insight;

import io.oneshelf.journal.AuditCheck;
import io.oneshelf.journal.AuditRule;
import io.oneshelf.journal.AuditScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/**
 * Runs every rule of every module on one snapshot. One run at a time: who asks while one is under way waits for it and gets
 * its findings, so that an audit of a large installation cannot be piled up.
 */
public final class Audit {

    private final DataSource books;
    private final Runnable statistics;
    private final List<AuditRule> rules;
    private final AtomicReference<CompletableFuture<List<AuditCheck>>> underWay = new AtomicReference<>();

    /**
     * @param books a connection from here can read every schema
     * @param statistics brings the planner's statistics up to date: rules join whole tables, and on tables that were filled a
     *     moment ago the planner takes a million rows for none and does not end
     */
    public Audit(DataSource books, Runnable statistics, List<AuditRule> rules) {
        this.books = books;
        this.statistics = statistics;
        this.rules = List.copyOf(rules);
    }

    /**
     * The findings of all rules, in the order of the floors.
     *
     * @throws SQLException when the books could not be read: nothing is then known, which is not "ok"
     */
    public List<AuditCheck> run() throws SQLException {
        CompletableFuture<List<AuditCheck>> mine = new CompletableFuture<>();
        CompletableFuture<List<AuditCheck>> other = underWay.compareAndExchange(null, mine);
        if (other != null) {
            return join(other);
        }
        try {
            List<AuditCheck> checks = runAll();
            mine.complete(checks);
            return checks;
        } catch (SQLException | RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            underWay.set(null);
        }
    }

    private List<AuditCheck> runAll() throws SQLException {
        statistics.run();
        List<AuditCheck> checks = new ArrayList<>();
        try (Connection snapshot = books.getConnection()) {
            snapshot.setAutoCommit(false);
            snapshot.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                AuditScope scope = AuditScope.everything(snapshot);
                for (AuditRule rule : rules) {
                    checks.add(rule.run(scope));
                }
            } finally {
                snapshot.rollback();
                snapshot.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                snapshot.setAutoCommit(true);
            }
        }
        return checks;
    }

    private static List<AuditCheck> join(CompletableFuture<List<AuditCheck>> run) throws SQLException {
        try {
            return run.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SQLException unread) {
                throw new SQLException("the audit that was under way could not read the books", unread);
            }
            throw e;
        }
    }
}
