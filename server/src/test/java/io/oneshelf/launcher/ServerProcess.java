package io.oneshelf.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code ./oneshelf …} as a process of its own, to be killed in the ways a process can be killed. */
final class ServerProcess implements AutoCloseable {

    private static final Duration CAP = Duration.ofMinutes(3);
    private static final Pattern READY = Pattern.compile("Oneshelf is ready at (\\S+)");

    /** A test run that is killed takes its servers with it, where the system can do that. */
    private static final List<String> ENDS_WITH_US =
            canEndWithUs() ? List.of("setpriv", "--pdeathsig", "TERM") : List.of();

    private final Process process;
    private final Path output;

    private ServerProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** The home all test servers share; it is not the home of whoever runs the tests. */
    static Path home() {
        return Path.of("target", "launcher-test", "home").toAbsolutePath();
    }

    static ServerProcess run(String... arguments) {
        return run(List.of(), arguments);
    }

    /** @param before commands that run it in another way, e.g. in another mount namespace */
    static ServerProcess run(List<String> before, String... arguments) {
        try {
            Path output = Files.createTempFile(Files.createDirectories(home()), "output-", ".txt");
            List<String> command = new ArrayList<>(ENDS_WITH_US);
            command.addAll(before);
            command.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-cp",
                    classPath(),
                    Oneshelf.class.getName()));
            command.addAll(List.of(arguments));
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("ONESHELF_HOME", home().toString());
            return new ServerProcess(builder.start(), output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits until it says that it is ready, and answers where. */
    URI ready() {
        await().atMost(CAP)
                .until(() -> !process.isAlive() || READY.matcher(said()).find());
        Matcher address = READY.matcher(said());
        assertThat(address.find()).as("what it said: %s", said()).isTrue();
        return URI.create(address.group(1));
    }

    /** Waits until it has ended by itself, and answers its exit status. */
    int ended() throws InterruptedException {
        assertThat(process.waitFor(CAP.toSeconds(), TimeUnit.SECONDS))
                .as("still running; what it said: %s", said())
                .isTrue();
        return process.exitValue();
    }

    String said() {
        try {
            return Files.readString(output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    long pid() {
        return process.pid();
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, as systemd or Docker would; waits until it is gone. */
    void stop() throws InterruptedException {
        process.destroy();
        ended();
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            stop();
        }
    }

    /** Waits until the server at this address says it is up. */
    static void awaitUp(URI server) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(server.resolve("/healthz"))
                    .timeout(Duration.ofSeconds(20))
                    .build();
            await().atMost(CAP)
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> client.send(request, HttpResponse.BodyHandlers.ofString())
                            .body()
                            .contains("UP"));
        }
    }

    private static boolean canEndWithUs() {
        try {
            return new ProcessBuilder("setpriv", "--pdeathsig", "TERM", "true")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchCommand) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The classes as they are packed, without those of the tests. */
    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
