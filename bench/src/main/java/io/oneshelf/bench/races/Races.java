package io.oneshelf.bench.races;

import io.oneshelf.bench.Places;
import io.oneshelf.bench.Workplace;
import io.oneshelf.bench.subject.Api;
import io.oneshelf.bench.subject.ServerProcess;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code ./oneshelf bench races}. */
@Command(
        name = "races",
        description = {
            "Lets people race for the same thing on a server, through its API; exit status 1 when a promise was broken.",
            "It leaves goods, a location and orders of its own behind, all named RACE-…"
        },
        sortOptions = false)
public final class Races implements Callable<Integer> {

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = {
                "the server (an owner's token is read from the environment variable",
                "ONESHELF_TOKEN unless this user started it); default: one of its own"
            })
    private @Nullable URI url;

    @Option(names = "--rounds", paramLabel = "N", description = "of each race; default 20")
    private int rounds = 20;

    @Option(names = "--help", usageHelp = true, description = "prints this help")
    private boolean help;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        URI named = url;
        String token = System.getenv("ONESHELF_TOKEN");
        if (named != null && token != null && !token.isBlank()) {
            return race(out, Api.at(named, token.strip()));
        }
        if (named != null) {
            try (ServerProcess running = ServerProcess.running(named, Places.home())) {
                return race(out, running.api());
            }
        }
        try (Workplace workplace = new Workplace("races")) {
            ServerProcess own = workplace.closing(ServerProcess.start(new ServerProcess.Source(
                    Places.project(),
                    Places.home(),
                    workplace.folder().resolve("server.log"),
                    List.of(
                            "--port",
                            "0",
                            "--data",
                            workplace.folder().resolve("data").toString()))));
            return race(out, own.api());
        }
    }

    private int race(PrintWriter out, Api api) {
        String run = "RACE-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
        Arena arena = new Arena(api, run);
        int broken = 0;
        int number = 0;
        for (Race race : AllRaces.all()) {
            number++;
            Map<String, Integer> outcomes = new TreeMap<>();
            for (int round = 1; round <= rounds; round++) {
                try {
                    outcomes.merge(race.run(arena, run + "-" + number + "-" + round), 1, Integer::sum);
                } catch (Broken promise) {
                    outcomes.merge("BROKEN: " + promise.getMessage(), 1, Integer::sum);
                    broken++;
                }
            }
            out.println(race.name());
            outcomes.forEach((outcome, times) -> out.printf("  %5d × %s%n", times, outcome));
            out.flush();
        }
        JsonNode audit = api.get("/v1/audit?full=true");
        boolean inOrder = audit.path("ok").asBoolean() && !audit.path("checks").isEmpty();
        out.println(inOrder ? "The books are in order." : "The books are NOT in order: " + audit);
        out.println(broken == 0 ? "No promise was broken." : broken + " rounds in which a promise was broken.");
        out.flush();
        return inOrder && broken == 0 ? 0 : 1;
    }
}
