package io.oneshelf.launcher;

import io.oneshelf.launcher.replay.ReplayCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./oneshelf replay}: hands a file of recorded trade to the player, with a server and a token to speak to it. */
@Command(
        name = "replay",
        description = {
            "Plays recorded sales and returns through the public API and reconciles;",
            "exit status 1 unless the difference is zero. Import the file first."
        },
        sortOptions = false)
final class Replay implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "the CSV file, plain or gzip; its kind is known by its header")
    private String file = "";

    @Option(
            names = "--speed",
            paramLabel = "max",
            description = "as fast as the server answers, the only speed there is")
    private @Nullable String speed;

    @Mixin
    private ServerChoice server = new ServerChoice();

    @Override
    public Integer call() {
        List<String> words = new ArrayList<>(List.of(file));
        if (speed != null) {
            words.addAll(List.of("--speed", speed));
        }
        return ReplayCommand.run(server.address(), server.neededToken(), words, System.out);
    }
}
