package io.oneshelf.insight;

import io.oneshelf.journal.AuditCheck;
import io.oneshelf.journal.AuditRule;
import io.oneshelf.journal.AuditScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Runs every rule of every module on one snapshot: on everything, or on what is new since the last audit. What is new is a
 * quick look that may suspect too much but is built not to; what it suspects is asked again from the first row, and that
 * answer counts. A violation goes into quarantine, and its rule is asked from the first row by every audit until it holds.
 *
 * <p>One run at a time: who asks while one is under way that does as much waits for it and gets its findings, so that
 * audits of a large installation cannot be piled up. Processes on one database take turns by the checkpoint's row.
 */
public final class Audit {

    /** How often a run is tried again when another process moved the checkpoint meanwhile. */
    private static final int TRIES = 10;

    private static final String SERIALIZATION_FAILURE = "40001";

    private static final String QUERY_CANCELED = "57014";

    private record Run(boolean full, CompletableFuture<Findings> findings) {}

    private final DataSource books;
    private final InstantSource clock;
    private final List<AuditRule> rules;
    private final List<String> kin;
    private final AtomicReference<@Nullable Run> underWay = new AtomicReference<>();
    private final AtomicLong unfounded = new AtomicLong();
    private final ReentrantLock stopping = new ReentrantLock();
    private @Nullable Connection stoppable;

    /**
     * @param books a connection from here can read every schema, make temporary tables, and write to that of this module
     * @param rules of all modules, in the order of the floors
     * @param kin which documents are looked at together: queries of home, kind and id of those that belong to the ones in the
     *     temporary table {@code audit_touched}, asked in this order
     */
    public Audit(DataSource books, InstantSource clock, List<AuditRule> rules, List<String> kin) {
        this.books = books;
        this.clock = clock;
        this.rules = List.copyOf(rules);
        this.kin = List.copyOf(kin);
    }

    /**
     * The findings of all rules.
     *
     * @param full true to read from the first row, false to go on from the checkpoint
     * @throws SQLException when the books could not be read: nothing is then known, which is not "ok"
     */
    public Findings run(boolean full) throws SQLException {
        while (true) {
            Run mine = new Run(full, new CompletableFuture<>());
            Run other = underWay.compareAndExchange(null, mine);
            if (other == null) {
                return run(mine);
            }
            Findings theirs = join(other.findings);
            if (other.full || !full) {
                return theirs;
            }
        }
    }

    private Findings run(Run run) throws SQLException {
        try {
            Findings findings = onOneSnapshot(run.full);
            run.findings.complete(findings);
            return findings;
        } catch (SQLException | RuntimeException e) {
            run.findings.completeExceptionally(e);
            throw e;
        } finally {
            underWay.set(null);
        }
    }

    private Findings onOneSnapshot(boolean full) throws SQLException {
        for (int tries = 1; ; tries++) {
            try {
                Findings findings = attempt(full, true, true);
                if (findings != null) {
                    return findings;
                }
                throw new SQLException("there is no checkpoint to go on from");
            } catch (SQLException e) {
                if (tries == TRIES || !SERIALIZATION_FAILURE.equals(e.getSQLState())) {
                    throw e;
                }
            }
        }
    }

    /**
     * Looks at what is new, for the monitor: cheap, without counting, and not at all while someone else audits.
     *
     * @param recheck whether rules with standing violations are asked again, which reads from the first row
     * @return null when another audit is at work, or when it was {@link #stopLook told to stop}
     */
    @Nullable
    Findings look(boolean recheck) throws SQLException {
        try {
            return attempt(false, false, recheck);
        } catch (SQLException e) {
            if (SERIALIZATION_FAILURE.equals(e.getSQLState()) || QUERY_CANCELED.equals(e.getSQLState())) {
                return null;
            }
            throw e;
        }
    }

    /** Ends the look under way, if there is one; the checkpoint stays where it was, and the next look begins there. */
    void stopLook() throws SQLException {
        stopping.lock();
        try {
            if (stoppable != null) {
                stoppable.unwrap(PGConnection.class).cancelQuery();
            }
        } finally {
            stopping.unlock();
        }
    }

    /** From now on the look on this connection may be told to stop; null for: no longer. */
    private void mayBeStopped(@Nullable Connection look) {
        stopping.lock();
        try {
            stoppable = look;
        } finally {
            stopping.unlock();
        }
    }

    /** The position of the journal up to which all was audited, by whichever process. */
    long position() throws SQLException {
        try (Connection connection = books.getConnection()) {
            return Checkpoint.positionOn(connection);
        }
    }

    /** How often what was suspected of what is new was found to be in order from the first row. */
    public long unfounded() {
        return unfounded.get();
    }

    /** What stands in quarantine, then what was repaired, the newest first; at most 100. */
    public List<Violation> quarantine() throws SQLException {
        try (Connection connection = books.getConnection()) {
            return Quarantine.list(connection);
        }
    }

    private @Nullable Findings attempt(boolean full, boolean patient, boolean recheck) throws SQLException {
        try (Connection snapshot = books.getConnection()) {
            snapshot.setAutoCommit(false);
            snapshot.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                if (!Checkpoint.take(snapshot, patient)) {
                    return null;
                }
                if (!patient) {
                    // Nobody waits for the monitor: it takes one processor at a time from those who sell.
                    AuditScope.alone(snapshot);
                    mayBeStopped(snapshot);
                }
                Checkpoint checkpoint = Checkpoint.in(snapshot);
                Checkpoint.News news = checkpoint.news();
                Findings findings = full || news.isMost()
                        ? everything(snapshot, checkpoint, news.head())
                        : whatIsNew(snapshot, checkpoint, news.head(), recheck, patient);
                mayBeStopped(null);
                snapshot.commit();
                return findings;
            } finally {
                mayBeStopped(null);
                snapshot.rollback();
                snapshot.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                snapshot.setAutoCommit(true);
            }
        }
    }

    private Findings everything(Connection snapshot, Checkpoint checkpoint, long head) throws SQLException {
        Instant now = clock.instant();
        AuditScope everything = AuditScope.everything(snapshot);
        List<AuditCheck> checks = new ArrayList<>();
        for (AuditRule rule : rules) {
            AuditCheck check = rule.run(everything);
            Quarantine.keep(snapshot, check, head, now);
            checks.add(check);
        }
        checkpoint.makeAnew();
        return new Findings(true, head, checks);
    }

    private Findings whatIsNew(Connection snapshot, Checkpoint checkpoint, long head, boolean recheck, boolean counted)
            throws SQLException {
        Instant now = clock.instant();
        Map<String, List<String>> standing = Quarantine.standing(snapshot);
        AuditScope news = checkpoint.scope(kin, counted);
        AuditScope everything = AuditScope.everything(snapshot);
        List<AuditCheck> checks = new ArrayList<>();
        for (AuditRule rule : rules) {
            List<String> known = standing.get(rule.name());
            AuditCheck check;
            if (known == null) {
                check = rule.run(news);
                if (!check.ok()) {
                    check = rule.run(everything);
                    if (check.ok()) {
                        unfounded.incrementAndGet();
                    }
                    Quarantine.keep(snapshot, check, head, now);
                }
            } else if (recheck) {
                check = rule.run(everything);
                Quarantine.keep(snapshot, check, head, now);
            } else {
                check = new AuditCheck(rule.name(), 0, known);
            }
            checks.add(check);
        }
        checkpoint.moveOn();
        return new Findings(false, head, checks);
    }

    private static Findings join(CompletableFuture<Findings> run) throws SQLException {
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
