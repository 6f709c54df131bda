package io.oneshelf.bench.subject;

import io.oneshelf.bench.load.Load;
import java.util.function.Supplier;

/** Measures what a run took, of time and of everything else. */
public final class Meter {

    private final Subject subject;

    public Meter(Subject subject) {
        this.subject = subject;
    }

    private record Reading(long server, long client, PostgresFigures.Done postgres) {}

    /** Does the run and answers what it took. */
    public Run measure(Supplier<Load> run) {
        Reading before = read();
        Load load = run.get();
        Reading after = read();
        PostgresFigures.Done was = before.postgres;
        PostgresFigures.Done is = after.postgres;
        return Run.of(
                load,
                (after.server - before.server) / 1e3,
                (is.processorNanos() - was.processorNanos()) / 1e3,
                // In process there is no telling apart who serves and who asks.
                isHere() ? 0 : (after.client - before.client) / 1e3,
                is.walBytes() - was.walBytes(),
                is.flushes() - was.flushes(),
                is.commits() - was.commits());
    }

    private boolean isHere() {
        return subject.serverProcesses().contains(ProcessHandle.current().pid());
    }

    private Reading read() {
        return new Reading(
                subject.serverProcesses().stream().mapToLong(ProcessorTime::of).sum(),
                ProcessorTime.of(ProcessHandle.current().pid()),
                subject.postgres().done());
    }
}
