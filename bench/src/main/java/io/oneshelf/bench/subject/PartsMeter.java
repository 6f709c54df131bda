package io.oneshelf.bench.subject;

import io.oneshelf.bench.subject.Part.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Takes apart what operations cost, from when it was made until it is asked: the server's threads from {@code /proc}, the
 * statements from {@code pg_stat_statements}, the tables from PostgreSQL's own count of rows.
 *
 * <p>PostgreSQL tells of rows up to a second late, and Linux of threads in hundredths of a second, so a part is only as good as the
 * time it was taken over is long. Threads that ended meanwhile are missing.
 */
public final class PartsMeter {

    private final Subject subject;
    private final Reading before;

    private PartsMeter(Subject subject) {
        this.subject = subject;
        this.before = Reading.of(subject);
    }

    private record Reading(
            Map<String, Long> threads,
            Map<String, PostgresFigures.Statements> statements,
            Map<String, PostgresFigures.Written> tables) {

        static Reading of(Subject subject) {
            Map<String, Long> threads = new HashMap<>();
            for (long process : subject.serverProcesses()) {
                ProcessorTime.ofThreads(process).forEach((name, nanos) -> threads.merge(name, nanos, Long::sum));
            }
            return new Reading(
                    threads, subject.postgres().statements(), subject.postgres().written());
        }
    }

    public static PartsMeter of(Subject subject) {
        return new PartsMeter(subject);
    }

    /**
     * The parts, the dearest of each kind first; what is less than a hundredth of a microsecond and of a row is left out.
     *
     * @param operations how many were done meanwhile
     */
    public List<Part> parts(long operations) {
        Reading after = Reading.of(subject);
        double each = Math.max(1, operations);
        List<Part> parts = new ArrayList<>();
        after.threads.forEach((name, nanos) -> parts.add(
                new Part(Kind.THREAD, name, (nanos - before.threads.getOrDefault(name, 0L)) / 1e3 / each, 1, 0)));
        after.statements.forEach((text, is) -> {
            PostgresFigures.Statements was = before.statements.getOrDefault(text, PostgresFigures.Statements.NONE);
            parts.add(new Part(
                    Kind.STATEMENT,
                    text,
                    (is.millis() - was.millis()) * 1e3 / each,
                    (is.calls() - was.calls()) / each,
                    0));
        });
        after.tables.forEach((name, is) -> {
            PostgresFigures.Written was = before.tables.getOrDefault(name, PostgresFigures.Written.NONE);
            parts.add(new Part(
                    Kind.TABLE,
                    name,
                    0,
                    (is.rows() - was.rows()) / each,
                    (is.indexEntries() - was.indexEntries()) / each));
        });
        Function<Part, Double> dearest = part -> -part.micros() - part.times();
        return parts.stream()
                .filter(part -> part.kind() == Kind.TABLE ? part.times() > 0.01 : part.micros() > 0.01)
                .sorted(Comparator.comparing(Part::kind).thenComparing(dearest))
                .toList();
    }
}
