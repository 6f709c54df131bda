package io.oneshelf.insight;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.oneshelf.journal.AuditCheck;
import io.oneshelf.journal.BooksFailure;
import io.oneshelf.journal.Reader;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Audits what is new, all the time. A step that finds the journal where it was costs one small query; otherwise everything
 * new is looked at in one go, so that who falls behind takes a larger piece and catches up. A small look is followed by another
 * within a second. After one that took longer it rests nineteen times as long: selling comes first, and at the busiest hour
 * the lag grows, openly, until it is quieter. Several processes may each have one: they take turns, and none waits for another.
 *
 * <p>Metrics: {@code oneshelf_audit_violations} standing in quarantine, {@code oneshelf_audit_lag_seconds} since a moment up
 * to which all was audited, {@code oneshelf_audit_position} of the journal up to which it was, and
 * {@code oneshelf_audit_last_run_seconds}, how long the last look at anything new took.
 */
public final class Monitor {

    /** A rule with a standing violation is asked from the first row, so not with every look. */
    static final Duration RECHECK_EVERY = Duration.ofMinutes(1);

    /** A look that took no longer is small. */
    static final Duration SMALL = Duration.ofMillis(250);

    /** What a small look is followed by. */
    static final Duration SHORT_REST = Duration.ofMillis(650);

    /** So many times as long as any other look took, nothing is looked at: it takes a twentieth of the time at most. */
    static final int REST = 19;

    private final Audit audit;
    private final Reader reader;
    private final InstantSource clock;

    private volatile Instant auditedUntil;
    private volatile long position = -1;
    private volatile long violations;
    private volatile Duration lastRun = Duration.ZERO;
    private Instant rechecked;
    private Instant restsUntil = Instant.EPOCH;

    public Monitor(Audit audit, Reader reader, InstantSource clock, MeterRegistry meters) {
        this.audit = audit;
        this.reader = reader;
        this.clock = clock;
        this.auditedUntil = clock.instant();
        this.rechecked = Instant.EPOCH;
        gauge(meters, "oneshelf.audit.violations", null, "Promises found broken and not repaired", m -> m.violations);
        gauge(meters, "oneshelf.audit.position", null, "Up to where the journal was audited", m -> m.position);
        gauge(meters, "oneshelf.audit.lag", "seconds", "Since all was audited", m -> seconds(m.lag()));
        gauge(meters, "oneshelf.audit.last.run", "seconds", "How long the last look took", m -> seconds(m.lastRun));
    }

    private void gauge(
            MeterRegistry meters, String name, @Nullable String unit, String says, ToDoubleFunction<Monitor> value) {
        Gauge.builder(name, this, value).baseUnit(unit).description(says).register(meters);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /**
     * Audits what is new.
     *
     * @return true when it looked at something
     */
    public boolean step() {
        Instant began = clock.instant();
        if (began.isBefore(restsUntil) && !restsUntil.isAfter(began.plus(rest()))) {
            return false;
        }
        long head = reader.position();
        boolean recheck = violations > 0 && !began.isBefore(rechecked.plus(RECHECK_EVERY));
        if (head == position && !recheck) {
            auditedUntil = began;
            return false;
        }
        Findings findings;
        try {
            findings = audit.look(recheck || position < 0);
        } catch (SQLException e) {
            throw new BooksFailure(BooksFailure.Kind.AWAY, "The books cannot be audited.", e);
        }
        if (findings == null) {
            return false;
        }
        if (recheck || position < 0) {
            rechecked = began;
        }
        violations = findings.checks().stream()
                .map(AuditCheck::violations)
                .mapToLong(each -> each.size())
                .sum();
        position = findings.position();
        auditedUntil = began;
        lastRun = Duration.between(began, clock.instant());
        restsUntil = clock.instant().plus(rest());
        return true;
    }

    private Duration rest() {
        return lastRun.compareTo(SMALL) <= 0 ? SHORT_REST : lastRun.multipliedBy(REST);
    }

    /** How long ago the moment is up to which everything was audited. */
    public Duration lag() {
        return Duration.between(auditedUntil, clock.instant());
    }

    /** How many violations stand, as far as the last look knew. */
    public long violations() {
        return violations;
    }

    /** Up to which position of the journal all was audited; −1 before the first look. */
    public long position() {
        return position;
    }
}
