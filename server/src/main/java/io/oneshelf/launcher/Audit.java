package io.oneshelf.launcher;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code ./oneshelf audit}: asks a running server to check its books and prints what it found. */
@Command(
        name = "audit",
        description = "Checks every promise the data can show; exit status 1 on a violation.",
        sortOptions = false)
final class Audit implements Callable<Integer> {

    @Mixin
    private ServerChoice server = new ServerChoice();

    @Option(names = "--full", description = "from the first row instead of the last checkpoint")
    private boolean full;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        JsonNode audit = Requests.get(server, full ? "/v1/audit?full=true" : "/v1/audit");
        return print(audit, out);
    }

    /** Prints one row per check and the violations below it. */
    static int print(JsonNode audit, PrintWriter out) {
        int width = "check".length();
        for (JsonNode check : audit.path("checks")) {
            width = Math.max(width, check.path("name").asString().length());
        }
        String row = "%-" + width + "s  %15s  %10s%n";
        out.printf(row, "check", "rows checked", "violations");
        for (JsonNode check : audit.path("checks")) {
            JsonNode violations = check.path("violations");
            out.printf(
                    row,
                    check.path("name").asString(),
                    "%,d".formatted(check.path("checked").asLong()),
                    violations.size());
            for (JsonNode violation : violations) {
                out.println("    " + (violation.isString() ? violation.asString() : violation.toString()));
            }
        }
        if (audit.path("checks").isEmpty()) {
            out.println("Nothing was checked.");
            out.flush();
            return Oneshelf.FAILED;
        }
        boolean ok = audit.path("ok").asBoolean(false);
        out.println(ok ? "The books are in order." : "The books are NOT in order.");
        out.flush();
        return ok ? 0 : Oneshelf.FAILED;
    }
}
