package io.oneshelf.launcher;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server a command talks to, and with what token. */
final class ServerChoice {

    private static final int DEFAULT_PORT = 8080;

    @Option(names = "--port", paramLabel = "PORT", description = "the port of a server on this machine (default 8080)")
    private @Nullable Integer port;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = {
                "the address of any server, e.g. https://shop.example",
                "(its token is read from the environment variable ONESHELF_TOKEN",
                "unless this user started it)"
            })
    private @Nullable URI url;

    /** Where requests go. */
    URI address() {
        if (url != null) {
            return url;
        }
        return running().url();
    }

    /** The bearer token for it; empty when this user has none. */
    Optional<String> token() {
        String given = System.getenv("ONESHELF_TOKEN");
        if (given != null && !given.isBlank()) {
            return Optional.of(given.strip());
        }
        URI named = url;
        if (named == null) {
            return Optional.ofNullable(running().token());
        }
        // A token is not sent to another machine because a server of ours happens to have the same port.
        return isThisMachine(named)
                ? RunningServer.on(named.getPort()).flatMap(server -> Optional.ofNullable(server.token()))
                : Optional.empty();
    }

    /** The same for a command that cannot do without. */
    String neededToken() {
        return token().orElseThrow(() -> new NoServer("You have no token for " + address()
                + "; put one that its owner gives you into the environment variable ONESHELF_TOKEN."));
    }

    /** The server this user runs on this machine. */
    RunningServer running() {
        int wanted = url != null ? url.getPort() : port != null ? port : DEFAULT_PORT;
        return RunningServer.on(wanted)
                .orElseThrow(() -> new NoServer("No Oneshelf server of yours runs on port " + wanted
                        + "; start one with ./oneshelf up" + (wanted == DEFAULT_PORT ? "" : " --port " + wanted)
                        + ", or name another with --port."));
    }

    private static boolean isThisMachine(URI url) {
        String host = String.valueOf(url.getHost());
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }
}
