package io.oneshelf.bench.report;

import io.oneshelf.bench.subject.Part;
import io.oneshelf.bench.subject.PostgresFigures;
import io.oneshelf.bench.subject.Run;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Gathers the rows of one command, prints them and writes them down. */
public final class Report {

    private static final Map<String, ToDoubleFunction<Run>> FIGURES = figures();

    /** The JSON has them all. */
    private static final int MOST_PARTS = 20;

    private static final int LINE = 100;

    private final PrintWriter out;
    private final Instant began;
    private final String loadBefore = Machine.load();
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Object> postgres = new TreeMap<>();

    public Report(PrintWriter out, Instant began) {
        this.out = out;
        this.began = began.truncatedTo(ChronoUnit.SECONDS);
    }

    private static Map<String, ToDoubleFunction<Run>> figures() {
        Map<String, ToDoubleFunction<Run>> figures = new LinkedHashMap<>();
        figures.put("perSecond", Run::perSecond);
        figures.put("p50Millis", Run::p50Millis);
        figures.put("p99Millis", Run::p99Millis);
        figures.put("maxMillis", Run::maxMillis);
        figures.put("serverMicros", Run::serverMicros);
        figures.put("postgresMicros", Run::postgresMicros);
        figures.put("clientMicros", Run::clientMicros);
        figures.put("walBytes", Run::walBytes);
        figures.put("flushesPerSecond", Run::flushesPerSecond);
        figures.put("commitsPerSecond", Run::commitsPerSecond);
        return figures;
    }

    /** Says how far it is. */
    public void say(String line) {
        out.println("  " + line);
        out.flush();
    }

    public void postgres(PostgresFigures figures) {
        postgres.put("version", figures.version());
        postgres.putAll(figures.settings());
    }

    public void add(Row row) {
        rows.add(row);
    }

    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** One line a row: medians, the range of the throughput, and what an operation cost of the processors, in µs. */
    public void print() {
        if (rows.isEmpty()) {
            return;
        }
        int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
        out.println();
        out.printf(
                "%-" + width + "s  %11s  %-16s %-21s %8s %8s  %6s %6s %6s  %7s %7s%n",
                "median of runs",
                "",
                "unit",
                "range",
                "p50 ms",
                "p99 ms",
                "server",
                "postgr",
                "client",
                "WAL B",
                "flush/s");
        for (Row row : rows) {
            out.printf(
                    "%-" + width + "s  %11s  %-16s %-21s %8.2f %8.2f  %6.1f %6.1f %6.1f  %,7.0f %,7.0f%n",
                    row.name(),
                    rounded(row.median(Run::perSecond)),
                    row.unit(),
                    rounded(row.min(Run::perSecond)) + "–" + rounded(row.max(Run::perSecond)),
                    row.median(Run::p50Millis),
                    row.median(Run::p99Millis),
                    row.median(Run::serverMicros),
                    row.median(Run::postgresMicros),
                    row.median(Run::clientMicros),
                    row.median(Run::walBytes),
                    row.median(Run::flushesPerSecond));
            for (String note : row.notes()) {
                out.println("    " + note);
            }
            print(row.parts());
        }
        out.println(
                "server, postgr(es) and client are processor time for one operation, in µs; latencies are of requests.");
        out.flush();
    }

    private void print(List<Part> parts) {
        for (Part.Kind kind : Part.Kind.values()) {
            List<Part> ofKind = parts.stream()
                    .filter(part -> part.kind() == kind)
                    .limit(MOST_PARTS)
                    .toList();
            if (!ofKind.isEmpty()) {
                out.println("    "
                        + switch (kind) {
                            case THREAD -> "threads of the server: µs of processor time an operation";
                            case STATEMENT -> "statements: µs from begin to end an operation, calls an operation";
                            case TABLE -> "tables: rows and index entries written an operation";
                        });
            }
            for (Part part : ofKind) {
                out.println("      "
                        + switch (kind) {
                            case THREAD -> "%8.2f  %s".formatted(part.micros(), part.name());
                            case STATEMENT ->
                                "%8.2f %8.4f  %s".formatted(part.micros(), part.times(), shortened(part.name()));
                            case TABLE -> "%8.2f %8.2f  %s".formatted(part.times(), part.indexEntries(), part.name());
                        });
            }
        }
    }

    private static String shortened(String text) {
        return text.length() <= LINE ? text : text.substring(0, LINE) + "…";
    }

    private static String rounded(double figure) {
        return (figure < 100 ? "%.2f" : "%,.0f").formatted(figure);
    }

    /** Writes all of it into a folder and answers where. */
    public Path write(Path folder, String name) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("benchmark", name);
        document.put("date", began.toString());
        document.put("commit", commit());
        document.put("machine", Machine.describe());
        document.put("loadBefore", loadBefore);
        document.put("loadAfter", Machine.load());
        document.put("postgres", postgres);
        document.put("rows", rows.stream().map(Report::json).toList());
        Path file = folder.resolve(name + "-" + began.toString().replace(":", "") + ".json");
        try {
            Files.createDirectories(folder);
            Files.write(
                    file,
                    JsonMapper.builder()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .build()
                            .writeValueAsBytes(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static Map<String, Object> json(Row row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", row.name());
        json.put("unit", row.unit());
        json.put("notes", row.notes());
        FIGURES.forEach((figure, of) ->
                json.put(figure, Map.of("median", row.median(of), "min", row.min(of), "max", row.max(of))));
        if (!row.parts().isEmpty()) {
            json.put("parts", row.parts());
        }
        json.put("runs", row.runs());
        return json;
    }

    /** With a plus sign when files were changed since. */
    private static String commit() {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--abbrev=12", "--dirty=+")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
            return git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0 ? said : "unknown";
        } catch (IOException noGit) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
