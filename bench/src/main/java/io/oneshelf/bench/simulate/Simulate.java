package io.oneshelf.bench.simulate;

import io.oneshelf.journal.Books;
import io.oneshelf.journal.MemoryBooks;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./oneshelf bench simulate}: plays years, prints what they came to, and fails when a promise was broken. */
@Command(
        name = "simulate",
        description =
                "Plays years of three stores and a warehouse on a virtual clock, with faults, and checks every ledger.",
        sortOptions = false)
public final class Simulate implements Callable<Integer> {

    private static final int VIOLATED = 1;
    private static final long NO_END = -1;

    @Option(names = "--seeds", paramLabel = "N", description = "how many years, from seed 1 on; default 20")
    private int seeds = 20;

    @Option(names = "--seed", paramLabel = "N", description = "the one year of this seed, or the first of --seeds")
    private @Nullable Long seed;

    @Option(names = "--days", paramLabel = "N", description = "how long a year is; default 365")
    private int days = 365;

    @Option(names = "--until-step", paramLabel = "K", description = "stops before step K and tells the last steps")
    private long untilStep = NO_END;

    @Option(names = "--threads", paramLabel = "N", description = "years played side by side, each on one thread")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--help", usageHelp = true, description = "prints this help")
    private boolean help;

    @Spec
    private @Nullable CommandSpec spec;

    /** How one year went. {@code violation} is null when all promises were kept. */
    record Played(long seed, Figures figures, @Nullable Throwable violation, List<String> said) {}

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        long first = seed == null ? 1 : seed;
        boolean one = seed != null && spec.commandLine().getParseResult().matchedOption("--seeds") == null;
        long began = System.nanoTime();
        List<Played> years = play(first, one ? 1 : Math.max(1, seeds), out);
        double seconds = (System.nanoTime() - began) / 1e9;
        Figures sum = new Figures();
        List<Played> violated = new ArrayList<>();
        for (Played year : years) {
            sum.add(year.figures);
            if (year.violation != null) {
                violated.add(year);
            }
        }
        if (untilStep != NO_END) {
            years.forEach(year -> year.said.forEach(out::println));
        }
        print(out, years.size(), sum, violated.size(), seconds);
        violated.forEach(year -> tell(out, year));
        out.flush();
        return violated.isEmpty() ? 0 : VIOLATED;
    }

    private List<Played> play(long first, int years, PrintWriter out) throws InterruptedException {
        try (ExecutorService side = Executors.newFixedThreadPool(Math.max(1, Math.min(threads, years)))) {
            List<Future<Played>> playing = new ArrayList<>();
            for (long each = first; each < first + years; each++) {
                long year = each;
                playing.add(side.submit(() -> play(year, days, untilStep, new MemoryBooks())));
            }
            List<Played> played = new ArrayList<>();
            for (Future<Played> year : playing) {
                played.add(year.get());
                if (played.size() % 10 == 0 && played.size() < years) {
                    out.println(played.size() + " of " + years + " years");
                    out.flush();
                }
            }
            return played;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a year could not be played", e.getCause());
        }
    }

    /**
     * Plays one year on the caller's thread.
     *
     * @param untilStep stops before this one; below 1 for never
     * @param books empty
     */
    static Played play(long year, int days, long untilStep, Books books) {
        World world = new World(year, StoreYear.begin(), untilStep, books);
        @Nullable Throwable violation = null;
        try {
            new StoreYear(world).play(days);
        } catch (World.Reached reached) {
            // As far as it was asked for.
        } catch (Violation | RuntimeException broken) {
            violation = broken;
        }
        return new Played(year, world.figures(), violation, world.said());
    }

    private void print(PrintWriter out, int years, Figures sum, int violations, double seconds) {
        String row = "  %-24s %,14d%n";
        out.printf("%nPlayed in %.1f s, %.2f s a year%n", seconds, seconds / years);
        out.printf(row, "seeds", years);
        out.printf(row, "days", sum.days);
        out.printf(row, "steps", sum.steps);
        out.printf(row, "commits inspected", sum.commits);
        out.printf(row, "orders", sum.orders);
        out.printf(row, "units sold", sum.sold);
        out.printf(row, "units returned", sum.returned);
        out.printf(row, "commands refused", sum.refused);
        for (Fault fault : Fault.values()) {
            out.printf(row, fault.words(), sum.times(fault));
        }
        out.printf(row, "violations", violations);
    }

    private void tell(PrintWriter out, Played year) {
        out.printf("%nSeed %d, step %d: %s%n", year.seed, year.figures.steps, year.violation);
        if (!(year.violation instanceof Violation) && year.violation != null) {
            year.violation.printStackTrace(out);
        }
        year.said.forEach(out::println);
        out.printf(
                "Again: ./oneshelf bench simulate --seed %d --days %d --until-step %d%n",
                year.seed, days, year.figures.steps + 1);
    }
}
