package io.oneshelf.launcher;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./oneshelf database-url}: how a second server joins the database of the first. */
@Command(
        name = "database-url",
        description = {
            "Prints the URL of a running server's database, with its password;",
            "./oneshelf up --port 8081 --database-url \"$(./oneshelf database-url)\" joins it."
        },
        sortOptions = false)
final class DatabaseUrl implements Callable<Integer> {

    @Mixin
    private ServerChoice server = new ServerChoice();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(server.running().databaseUrl());
        out.flush();
        return 0;
    }
}
