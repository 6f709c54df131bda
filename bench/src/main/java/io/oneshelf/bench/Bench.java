package io.oneshelf.bench;

import io.oneshelf.bench.crash.Crash;
import io.oneshelf.bench.races.Races;
import io.oneshelf.bench.report.Report;
import io.oneshelf.bench.simulate.Simulate;
import io.oneshelf.bench.work.Benchmarks;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The main class of {@code ./oneshelf bench}: finds the benchmarks by name, runs them, prints and writes the report. */
@Command(
        name = "./oneshelf bench",
        description = "Measures this Oneshelf on this machine; prints a table and writes JSON under bench/results.",
        subcommands = {Crash.class, Races.class},
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false)
public final class Bench implements Callable<Integer> {

    private static final int FAILED = 1;
    private static final int PUBLISHED_RUNS = 5;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "which benchmarks; 'all' for every one of them")
    private List<String> names = new ArrayList<>();

    @Option(names = "--runs", paramLabel = "N", description = "measured runs of each row; default 5")
    private int runs = PUBLISHED_RUNS;

    @Option(names = "--seconds", paramLabel = "S", description = "how long a run lasts; default 5")
    private int seconds = 5;

    @Option(names = "--warm-up", paramLabel = "S", description = "how long each row is warmed up; default 20")
    private int warmUp = 20;

    @Option(names = "--quick", description = "as small as can be: shows that it works, its figures mean nothing")
    private boolean quick;

    @Option(names = "--alone", description = "without the plain programs it is compared with: for whoever profiles")
    private boolean alone;

    @Option(names = "--parts", description = "what the parts of an operation cost too: threads, statements, tables")
    private boolean parts;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "a server of yours on this machine, instead of one that is started")
    private @Nullable URI url;

    @Option(names = "--results", paramLabel = "DIR", description = "where the JSON goes; default bench/results")
    private @Nullable Path results;

    @Option(names = "--help", usageHelp = true, description = "prints this help")
    private boolean help;

    @Spec
    private @Nullable CommandSpec spec;

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Bench());
        line.addSubcommand(new Simulate());
        line.setUsageHelpAutoWidth(true);
        List<String> footer = new ArrayList<>(List.of("", "Benchmarks:"));
        Benchmarks.all()
                .forEach(benchmark -> footer.add("  %-14s %s".formatted(benchmark.name(), benchmark.sentence())));
        line.getCommandSpec().usageMessage().footer(footer.toArray(String[]::new));
        return line;
    }

    @Override
    public Integer call() {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        if (names.isEmpty()) {
            command.usage(command.getOut());
            return 0;
        }
        List<Benchmark> chosen = chosen(command);
        PrintWriter out = command.getOut();
        Path project = Places.project();
        Settings settings = new Settings(
                Math.max(1, runs),
                quick ? Duration.ofMillis(200) : Duration.ofSeconds(Math.max(1, seconds)),
                quick ? Duration.ofMillis(100) : Duration.ofSeconds(Math.max(0, warmUp)),
                quick,
                alone,
                parts,
                url,
                project,
                Places.home());
        Report report = new Report(out, Instant.now());
        int status = 0;
        try (Workplace workplace = new Workplace("bench")) {
            Stage stage = new Stage(settings, report, workplace);
            for (Benchmark benchmark : chosen) {
                out.println(benchmark.name() + ": " + benchmark.sentence());
                out.flush();
                try {
                    benchmark.run(stage);
                } catch (RuntimeException failure) {
                    // The others are still worth running; what failed is said, and the status tells.
                    failure.printStackTrace(command.getErr());
                    out.println("  FAILED: " + failure.getMessage());
                    status = FAILED;
                }
            }
        }
        report.print();
        Path folder = results != null
                ? results
                : Objects.requireNonNullElse(project, Path.of("."))
                        .resolve("bench")
                        .resolve("results");
        out.println("Written to " + report.write(folder, String.join("-", names)));
        if (runs < PUBLISHED_RUNS || quick || alone) {
            out.println("Not for publishing: that takes " + PUBLISHED_RUNS + " runs.");
        }
        out.flush();
        return status;
    }

    private List<Benchmark> chosen(CommandLine command) {
        List<Benchmark> all = Benchmarks.all();
        if (names.contains("all")) {
            return all.stream().filter(Benchmark::isPartOfAll).toList();
        }
        return names.stream()
                .map(name -> all.stream()
                        .filter(benchmark -> benchmark.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new ParameterException(
                                command, "There is no benchmark " + name + "; --help lists those there are.")))
                .toList();
    }
}
