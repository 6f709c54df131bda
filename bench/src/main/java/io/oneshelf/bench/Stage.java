package io.oneshelf.bench;

import io.oneshelf.bench.load.Load;
import io.oneshelf.bench.report.Report;
import io.oneshelf.bench.report.Row;
import io.oneshelf.bench.subject.Api;
import io.oneshelf.bench.subject.CompilerTime;
import io.oneshelf.bench.subject.Meter;
import io.oneshelf.bench.subject.PartsMeter;
import io.oneshelf.bench.subject.PostgresHere;
import io.oneshelf.bench.subject.Run;
import io.oneshelf.bench.subject.ServerProcess;
import io.oneshelf.bench.subject.Subject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What benchmarks stand on: the settings, one server and one PostgreSQL for all that ask, and the report. What it
 * starts ends with the workplace.
 */
public final class Stage {

    /** Compilers that take no more of a processor have hardly anything left to do. */
    private static final double LITTLE = 0.04;

    /** As many more runs at most for the compilers to come to an end. */
    private static final int MORE_TO_WARM_UP = 12;

    private final Settings settings;
    private final Report report;
    private final Workplace workplace;
    private final Set<Long> lived = new HashSet<>();
    private @Nullable ServerProcess server;
    private @Nullable PostgresHere postgres;

    public Stage(Settings settings, Report report, Workplace workplace) {
        this.settings = settings;
        this.report = report;
        this.workplace = workplace;
    }

    public Settings settings() {
        return settings;
    }

    public Report report() {
        return report;
    }

    /** The server that is asked over HTTP, started when it is asked for first. */
    public ServerProcess server() {
        ServerProcess running = server;
        if (running == null) {
            running = settings.url() != null
                    ? ServerProcess.running(settings.url(), settings.home())
                    : startServer("server", List.of());
            server = running;
            report.postgres(running.postgres());
        }
        return running;
    }

    /** Another server, for who starts servers; the caller may close it. */
    public ServerProcess startServer(String name, List<String> options) {
        List<String> all = new ArrayList<>(List.of("--port", "0"));
        if (!options.contains("--database-url")) {
            all.addAll(List.of("--data", data(name).toString()));
        }
        all.addAll(options);
        return workplace.closing(ServerProcess.start(new ServerProcess.Source(
                settings.project(), settings.home(), workplace.folder().resolve(name + ".log"), all)));
    }

    /** The data folder of a server that is started under that name. */
    public Path data(String name) {
        return workplace.folder().resolve(name);
    }

    /** The PostgreSQL for what is measured in this process, started when it is asked for first. */
    public PostgresHere postgres() {
        PostgresHere running = postgres;
        if (running == null) {
            running = workplace.closing(new PostgresHere(data("postgres-here"), settings.home()));
            postgres = running;
        }
        return running;
    }

    /**
     * Warms up and measures.
     *
     * @param work does the work for that long and answers what it saw; called again and again
     */
    public Row measure(Subject subject, String row, String unit, Function<Duration, Load> work) {
        warm(subject, row, work);
        return measureWarm(subject, row, unit, work);
    }

    /**
     * Warms up: for the time of the settings, and then until the compilers have hardly anything left to do, within reason. A shop's
     * server runs for days; what is compiled in its first minutes would be counted to each of the few operations seen here.
     */
    public void warm(Subject subject, String row, Function<Duration, Load> work) {
        live(subject);
        long operations = work.apply(settings.warmUp()).operations();
        double compiling = 1;
        for (int more = 0; !settings.quick() && compiling > LITTLE && more < MORE_TO_WARM_UP; more++) {
            long before = CompilerTime.of(subject);
            long began = System.nanoTime();
            operations += work.apply(settings.time()).operations();
            compiling = (CompilerTime.of(subject) - before) / (double) (System.nanoTime() - began);
        }
        report.say("%s: warm after %,d%s"
                .formatted(
                        row,
                        operations,
                        settings.quick() ? "" : ", compilers take %.0f %% of a processor".formatted(100 * compiling)));
    }

    /** A database of ours is made to look as if it had lived for some days, once. */
    private void live(Subject subject) {
        if (settings.url() == null
                && !settings.quick()
                && lived.add(subject.postgres().pid())) {
            report.say("filling PostgreSQL's log once, as in a folder that has lived");
            subject.postgres().fillLog();
        }
    }

    /** Measures without a warm-up of its own. */
    public Row measureWarm(Subject subject, String row, String unit, Function<Duration, Load> work) {
        report.postgres(subject.postgres());
        Meter meter = new Meter(subject);
        List<Run> runs = new ArrayList<>();
        PartsMeter partsMeter = settings.parts() ? PartsMeter.of(subject) : null;
        for (int number = 1; number <= settings.runs(); number++) {
            Run run = meter.measure(() -> work.apply(settings.time()));
            report.say("%s: run %d: %,.0f %s".formatted(row, number, run.perSecond(), unit));
            runs.add(run);
        }
        Row measured = new Row(row, unit, runs);
        return partsMeter == null
                ? measured
                : measured.of(partsMeter.parts(
                        runs.stream().mapToLong(Run::operations).sum()));
    }

    /** Asks for the audit, which must find everything in order. */
    public static void mustBeInOrder(Api api) {
        JsonNode audit = api.get("/v1/audit?full=true");
        if (!audit.path("ok").asBoolean() || audit.path("checks").isEmpty()) {
            throw new IllegalStateException("The books are not in order: " + audit);
        }
    }

    /** Fails the benchmark unless a sum is what it has to be. */
    public static void mustBe(String what, long is, long mustBe) {
        if (is != mustBe) {
            throw new IllegalStateException("%s is %,d and has to be %,d".formatted(what, is, mustBe));
        }
    }
}
