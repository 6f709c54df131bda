package io.oneshelf.bench.crash;

import io.oneshelf.bench.Places;
import io.oneshelf.bench.Workplace;
import io.oneshelf.bench.subject.ServerProcess;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./oneshelf bench crash}. */
@Command(
        name = "crash",
        description = {
            "Kills server and PostgreSQL with -9 under load, again and again, on a data folder of its own;",
            "exit status 1 when anything acknowledged was lost or anything was applied twice."
        },
        sortOptions = false)
public final class Crash implements Callable<Integer> {

    @Option(names = "--cycles", paramLabel = "N", description = "how often; default 40")
    private int cycles = 40;

    @Option(names = "--seed", paramLabel = "N", description = "of what is played and when it is killed")
    private long seed = new Random().nextLong();

    @Option(names = "--help", usageHelp = true, description = "prints this help")
    private boolean help;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println("seed " + seed);
        out.flush();
        try (Workplace workplace = new Workplace("crash")) {
            ServerProcess.Source source = new ServerProcess.Source(
                    Places.project(), Places.home(), workplace.folder().resolve("server.log"), List.of());
            CrashLoop loop = workplace.closing(new CrashLoop(out, source, workplace.folder(), seed));
            loop.run(Math.max(1, cycles));
            return 0;
        } catch (Lost lost) {
            out.println("FAILED: " + lost.getMessage());
            out.flush();
            return 1;
        }
    }
}
