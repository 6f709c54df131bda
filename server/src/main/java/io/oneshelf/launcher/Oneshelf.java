package io.oneshelf.launcher;

import io.oneshelf.launcher.database.CannotStart;
import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** The main class: dispatches to one class per command. Building and testing are the shell script's part. */
@Command(
        name = "./oneshelf",
        description = "One stock, one member, one order, one price, on every channel.",
        subcommands = {Up.class, Import.class, Replay.class, Audit.class, Token.class, DatabaseUrl.class},
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        footer = {"", "Each command has --help."})
public final class Oneshelf implements Runnable {

    /** The person mistyped: nothing was tried. */
    static final int USAGE = 2;

    /** It was tried and did not work out, or what was checked is not in order. */
    static final int FAILED = 1;

    @Spec
    private @Nullable CommandSpec spec;

    private Oneshelf() {}

    public static void main(String[] arguments) {
        int status = commandLine().execute(arguments);
        // A server that was started keeps the process; everything else ends here.
        System.exit(status);
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Oneshelf());
        line.setUsageHelpAutoWidth(true);
        for (CommandLine command : line.getSubcommands().values()) {
            command.getCommandSpec()
                    .addOption(OptionSpec.builder("--help")
                            .usageHelp(true)
                            .description("prints this help")
                            .build());
        }
        line.setParameterExceptionHandler((mistyped, arguments) -> {
            CommandLine command = mistyped.getCommandLine();
            command.getErr().println(mistyped.getMessage());
            command.getErr().println("See " + command.getCommandSpec().qualifiedName() + " --help.");
            return USAGE;
        });
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            PrintWriter err = command.getErr();
            if (failure instanceof CannotStart || failure instanceof NoServer) {
                err.println(failure.getMessage());
                return FAILED;
            }
            throw failure;
        });
        return line;
    }

    @Override
    public void run() {
        Objects.requireNonNull(spec).commandLine().usage(System.out);
    }
}
