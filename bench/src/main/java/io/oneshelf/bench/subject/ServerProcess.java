package io.oneshelf.bench.subject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server in a process of its own, found as every command finds it: by the note it leaves in the user's home.
 *
 * <p>Started by {@code ./oneshelf up} where the launcher script is there, else by the same main class from our own class
 * path.
 */
public final class ServerProcess implements Subject {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Pattern READY = Pattern.compile("Oneshelf is ready at (\\S+)");

    private final @Nullable Process process;
    private final URI address;
    private final JsonNode note;
    private final Api api;
    private final PostgresFigures figures;
    private final Duration start;

    private ServerProcess(@Nullable Process process, URI address, Path home, Duration start) {
        this.process = process;
        this.address = address;
        this.start = start;
        this.note = note(home, address.getPort());
        this.api = Api.at(address, token());
        this.figures = PostgresFigures.at(note.path("databaseUrl").asString());
    }

    /**
     * Where a server comes from.
     *
     * @param project the folder of the launcher script, or null to start it from our own class path
     * @param home where servers leave their notes and PostgreSQL's programs are unpacked
     * @param log where it writes what it has to say
     * @param options of {@code up}
     */
    public record Source(@Nullable Path project, Path home, Path log, List<String> options) {}

    /** Starts one and waits until it is ready. */
    public static ServerProcess start(Source source) {
        try {
            List<String> command = new ArrayList<>();
            if (source.project != null) {
                command.add(source.project.resolve("oneshelf").toString());
            } else {
                command.add(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
                command.addAll(List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.oneshelf.launcher.Oneshelf"));
            }
            command.add("up");
            command.addAll(source.options);
            long before = System.nanoTime();
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(source.log.toFile());
            builder.environment().put("ONESHELF_HOME", source.home.toString());
            Process process = builder.start();
            try {
                URI address = await(process, source.log);
                return new ServerProcess(process, address, source.home, Duration.ofNanos(System.nanoTime() - before));
            } catch (RuntimeException failure) {
                process.destroy();
                throw failure;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that this user runs on this machine already. */
    public static ServerProcess running(URI address, Path home) {
        return new ServerProcess(null, address, home, Duration.ZERO);
    }

    private static URI await(Process process, Path log) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            boolean ended = !process.isAlive();
            Matcher ready = READY.matcher(Files.readString(log));
            if (ready.find()) {
                return URI.create(ready.group(1));
            }
            if (ended) {
                break;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        process.destroy();
        throw new IllegalStateException("The server did not start: " + Files.readString(log));
    }

    private static JsonNode note(Path home, int port) {
        Path note = home.resolve("servers").resolve(port + ".json");
        if (!Files.isRegularFile(note)) {
            throw new IllegalStateException("No server of yours runs on port " + port + ".");
        }
        return JsonMapper.builder().build().readTree(note.toFile());
    }

    public URI address() {
        return address;
    }

    /** An owner's. */
    public String token() {
        return note.path("token").asString();
    }

    /** By which another server joins its database. */
    public String databaseUrl() {
        return note.path("databaseUrl").asString();
    }

    /** From the command until it said that it was ready; zero when it ran already. */
    public Duration start() {
        return start;
    }

    /** As its owner. */
    public Api api() {
        return api;
    }

    @Override
    public List<Long> serverProcesses() {
        return List.of(note.path("pid").asLong());
    }

    @Override
    public PostgresFigures postgres() {
        return figures;
    }

    /** kill -9, if we started it; its PostgreSQL lives on. */
    public void kill() {
        figures.close();
        if (process != null) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    /** Stops it in order and waits, if we started it. */
    @Override
    public void close() {
        figures.close();
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
