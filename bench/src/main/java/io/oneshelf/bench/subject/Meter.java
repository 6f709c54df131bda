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
        double operations = Math.max(1, load.operations());
        long server = after.server - before.server;
        // In process there is no telling apart who serves and who asks.
        long client = isHere() ? 0 : after.client - before.client;
        PostgresFigures.Done was = before.postgres;
        PostgresFigures.Done is = after.postgres;
        return new Run(
                load.operations(),
                load.seconds(),
                load.perSecond(),
                load.latencies().getValueAtPercentile(50) / 1e6,
                load.latencies().getValueAtPercentile(99) / 1e6,
                load.latencies().getMaxValue() / 1e6,
                server / 1e3 / operations,
                (is.processorNanos() - was.processorNanos()) / 1e3 / operations,
                client / 1e3 / operations,
                (is.walBytes() - was.walBytes()) / operations,
                (is.flushes() - was.flushes()) / load.seconds(),
                (is.commits() - was.commits()) / load.seconds(),
                load.byStatus());
    }

    private boolean isHere() {
        return subject.serverProcess().orElse(0) == ProcessHandle.current().pid();
    }

    private Reading read() {
        return new Reading(
                ProcessorTime.of(subject.serverProcess().orElse(0)),
                ProcessorTime.of(ProcessHandle.current().pid()),
                subject.postgres().done());
    }
}
