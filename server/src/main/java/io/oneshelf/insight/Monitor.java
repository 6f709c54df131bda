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
 * new is looked at in one go. A look is followed by another within a second, or, when it took longer than that, after as long
 * again.
 *
 * <p>Selling comes first. A look at very much takes long, and while it reads its snapshot PostgreSQL keeps every version of the
 * rows that each sale writes anew, which slows the sales down beyond the time the look itself takes. So when much is new and
 * more is coming fast, it waits until the rush is over, but not for ever; and a look at much that began before the rush is given
 * up and begun anew after it. Meanwhile the lag grows, openly. Several
 * processes may each have a monitor: they go on from one checkpoint, take turns, and none waits for another.
 *
 * <p>Metrics: {@code oneshelf_audit_violations} standing in quarantine, {@code oneshelf_audit_lag_seconds} since a moment up
 * to which all was audited, {@code oneshelf_audit_position} of the journal up to which it was, and
 * {@code oneshelf_audit_last_run_seconds}, how long the last look at anything new took.
 */
public final class Monitor {

    /** A rule with a standing violation is asked from the first row, so not with every look. */
    static final Duration RECHECK_EVERY = Duration.ofMinutes(1);

    /** What a look is followed by that took no longer. */
    static final Duration SHORT_REST = Duration.ofMillis(650);

    /**
     * What is too much to be looked at in a rush.
     *
     * @param much so many new events
     * @param rush while so many more come in a second
     * @param patience how long they may wait
     */
    public record Pace(long much, long rush, Duration patience) {

        /** Looking at 20,000 events takes seconds; below 1,000 a second a machine has time for it. */
        public static final Pace USUAL = new Pace(20_000, 1_000, Duration.ofMinutes(10));
    }

    private final Audit audit;
    private final Reader reader;
    private final InstantSource clock;
    private final Pace pace;

    private volatile Instant auditedUntil;
    private volatile long position = -1;
    private volatile long violations;
    private volatile Duration lastRun = Duration.ZERO;
    private Instant rechecked;
    private Instant restsUntil = Instant.EPOCH;
    private final Growth betweenSteps = new Growth();
    private final Growth meanwhile = new Growth();
    private volatile boolean looksAtMuch;
    private long head;

    public Monitor(Audit audit, Reader reader, InstantSource clock, Pace pace, MeterRegistry meters) {
        this.audit = audit;
        this.pace = pace;
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
        Double growth = betweenSteps.perSecond(began);
        head = betweenSteps.head;
        boolean rush = growth == null || growth > pace.rush;
        boolean recheck = violations > 0 && !began.isBefore(rechecked.plus(RECHECK_EVERY));
        if (head == position && !recheck) {
            auditedUntil = began;
            return false;
        }
        Findings findings;
        try {
            boolean much = head - audit.position() > pace.much && isPatient();
            if (rush && much) {
                return false;
            }
            looksAtMuch = much;
            findings = audit.look(recheck || position < 0);
        } catch (SQLException e) {
            throw new BooksFailure(BooksFailure.Kind.AWAY, "The books cannot be audited.", e);
        } finally {
            looksAtMuch = false;
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

    /**
     * Gives up a look at much when a rush has begun meanwhile. To be called again and again on another thread than
     * {@link #step}, about twice a second; it asks for nothing while no such look is under way.
     */
    public void giveWay() {
        if (!looksAtMuch) {
            meanwhile.forget();
            return;
        }
        Double growth = meanwhile.perSecond(clock.instant());
        if (growth == null || growth <= pace.rush || !isPatient()) {
            return;
        }
        try {
            audit.stopLook();
        } catch (SQLException e) {
            throw new BooksFailure(BooksFailure.Kind.AWAY, "The look at the books cannot be stopped.", e);
        }
    }

    private boolean isPatient() {
        return lag().compareTo(pace.patience) < 0;
    }

    /** How fast the journal grows, told from one asking to the next. */
    private final class Growth {
        private @Nullable Instant then;
        private long head;

        /** Events a second since it was asked last; null when it was not, and so cannot tell. */
        @Nullable
        Double perSecond(Instant now) {
            Instant before = then;
            long headBefore = head;
            then = now;
            head = reader.position();
            return before == null ? null : (head - headBefore) / Math.max(1e-3, seconds(Duration.between(before, now)));
        }

        void forget() {
            then = null;
        }
    }

    private Duration rest() {
        return lastRun.compareTo(SHORT_REST) <= 0 ? SHORT_REST : lastRun;
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
