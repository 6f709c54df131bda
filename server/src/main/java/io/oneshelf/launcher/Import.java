package io.oneshelf.launcher;

import io.oneshelf.launcher.replay.ImportCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./oneshelf import}: hands a file of recorded trade to the importer, with a server and a token to speak to it. */
@Command(
        name = "import",
        description = {
            "Sets a running server up for a file of recorded sales: products, prices,",
            "members, and the goods that were needed. The same command again goes on",
            "where it was interrupted."
        },
        sortOptions = false)
final class Import implements Callable<Integer> {

    @Parameters(paramLabel = "KIND", description = "online-retail or complete-journey")
    private String kind = "";

    @Parameters(
            paramLabel = "FILE",
            description = {"the CSV file, plain or gzip; complete-journey takes", "products.csv.gz from the same folder"
            })
    private String file = "";

    @Option(
            names = "--tight",
            paramLabel = "SHARE",
            description = "receive only this share of the goods the sales need, e.g. 0.95")
    private @Nullable String share;

    @Mixin
    private ServerChoice server = new ServerChoice();

    @Override
    public Integer call() {
        List<String> words = new ArrayList<>(List.of(kind, file));
        if (share != null) {
            words.addAll(List.of("--tight", share));
        }
        return ImportCommand.run(server.address(), server.neededToken(), words, System.out);
    }
}
