package io.oneshelf.bench.report;

import io.oneshelf.bench.subject.Part;
import io.oneshelf.bench.subject.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One row of the table.
 *
 * @param unit what is counted, such as {@code orders/s}
 * @param notes short remarks: ratios, what was checked
 * @param parts what an operation is made of, over all runs; empty when nobody asked
 */
public record Row(String name, String unit, List<Run> runs, List<String> notes, List<Part> parts) {

    public Row {
        runs = List.copyOf(runs);
        notes = List.copyOf(notes);
        parts = List.copyOf(parts);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("a row has at least one run");
        }
    }

    public Row(String name, String unit, List<Run> runs) {
        this(name, unit, runs, List.of(), List.of());
    }

    public double median(ToDoubleFunction<Run> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public double min(ToDoubleFunction<Run> figure) {
        return runs.stream().mapToDouble(figure).min().orElseThrow();
    }

    public double max(ToDoubleFunction<Run> figure) {
        return runs.stream().mapToDouble(figure).max().orElseThrow();
    }

    public Row with(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new Row(name, unit, runs, more, parts);
    }

    /** Made of these. */
    public Row of(List<Part> parts) {
        return new Row(name, unit, runs, notes, parts);
    }

    /** What share of another row's throughput this is, as a remark. */
    public Row shareOf(Row other) {
        return with("%.0f %% of %s".formatted(100 * median(Run::perSecond) / other.median(Run::perSecond), other.name));
    }

    /** How many times another row's throughput this is, as a remark. */
    public Row timesOf(Row other) {
        return with("%.1f × %s".formatted(median(Run::perSecond) / other.median(Run::perSecond), other.name));
    }
}
