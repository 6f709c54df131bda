package io.oneshelf.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The commands as typed: what they print, where, and with what exit status. */
class OneshelfTest {

    private static final Path SCRIPT =
            Path.of("..", "oneshelf").toAbsolutePath().normalize();

    @Test
    void theScriptListsWhatJavaKnowsAndTest() throws Exception {
        Typed alone = script(Map.of());
        Set<String> listed = Pattern.compile("^  \\./oneshelf (\\S+) ", Pattern.MULTILINE)
                .matcher(alone.out())
                .results()
                .map(line -> line.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known =
                new TreeSet<>(Oneshelf.commandLine().getSubcommands().keySet());
        known.addAll(Set.of("test", "bench"));
        assertThat(alone.status()).isZero();
        assertThat(listed).isEqualTo(known);
    }

    @Test
    void everyCommandHasHelp() throws Exception {
        for (String command : Oneshelf.commandLine().getSubcommands().keySet()) {
            Typed help = java(command, "--help");
            assertThat(help.status()).as(command).isZero();
            assertThat(help.out()).startsWith("Usage: ./oneshelf " + command);
        }
        assertThat(script(Map.of(), "test", "--help").out()).startsWith("Usage: ./oneshelf test [--quick]");
    }

    @Test
    void anUnknownCommandIsAMistake() throws Exception {
        Typed typed = script(Map.of(), "fly");
        assertThat(typed.status()).isEqualTo(2);
        assertThat(typed.err()).contains("There is no command fly");
    }

    @Test
    void aMissingJdkIsOneSentence() throws Exception {
        // In a mount namespace of its own, with the folders emptied that JDKs are usually found in.
        String hide = "for folder in /usr/lib/jvm /usr/java /opt; do"
                + " if [ -d $folder ]; then mount -t tmpfs none $folder || exit 77; fi; done; exec \"$@\"";
        Typed typed = run(
                Map.of("HOME", "/nowhere", "JAVA_HOME", "/nowhere", "PATH", "/usr/bin:/bin"),
                List.of(
                        "unshare",
                        "--user",
                        "--map-root-user",
                        "--mount",
                        "sh",
                        "-c",
                        hide,
                        "sh",
                        SCRIPT.toString(),
                        "audit"));
        assumeTrue(typed.status() != 77 && !typed.err().startsWith("unshare"), "no mount namespaces here");
        assertThat(typed.status()).isEqualTo(1);
        assertThat(typed.err()).hasLineCount(1).startsWith("Oneshelf needs a JDK 25 or newer and found none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"store-manager", "associate", "cashier"})
    void aStoreRoleNeedsItsStore(String role) {
        Typed typed = java("token", "--role", role);
        assertThat(typed.status()).isEqualTo(2);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err()).contains("name it with --location CODE");
    }

    @Test
    void anUnknownRoleIsAMistakeThatNamesTheKnownOnes() {
        Typed typed = java("token", "--role", "king");
        assertThat(typed.status()).isEqualTo(2);
        assertThat(typed.err()).contains("There is no role 'king'").contains("store-manager");
    }

    @Test
    void aTokenIsPrintedAndNothingElse() throws IOException {
        String answer = """
                {"token":"abc123","expiresAt":"2027-01-01T00:00:00Z"}""";
        try (Answering server = new Answering(201, answer)) {
            Typed typed = java("token", "--role", "cashier", "--location", "S1", "--url", server.url());
            assertThat(typed.err()).isEmpty();
            assertThat(typed.out()).isEqualTo("abc123" + System.lineSeparator());
            assertThat(typed.status()).isZero();
            assertThat(server.asked).isEqualTo("POST /v1/tokens {\"role\":\"cashier\",\"location\":\"S1\"}");
        }
    }

    @Test
    void anAuditPrintsItsChecksAndFailsOnAViolation() throws IOException {
        String fine = """
                {"ok":true,"checks":[{"name":"entries = balances","checked":1234567,"violations":[]}]}""";
        try (Answering server = new Answering(200, fine)) {
            Typed typed = java("audit", "--url", server.url());
            assertThat(typed.status()).isZero();
            assertThat(typed.out())
                    .contains("entries = balances")
                    .contains("1,234,567")
                    .contains("in order");
        }
        String broken = """
                {"ok":false,"checks":[{"name":"held = open holds","checked":2,"violations":["CENTRE S1 A-1: 3 is not 2"]}]}""";
        try (Answering server = new Answering(200, broken)) {
            Typed typed = java("audit", "--full", "--url", server.url());
            assertThat(typed.status()).isEqualTo(1);
            assertThat(typed.out()).contains("CENTRE S1 A-1: 3 is not 2").contains("NOT in order");
            assertThat(server.asked).startsWith("GET /v1/audit?full=true");
        }
    }

    @Test
    void aProblemIsPassedOnInItsOwnWords() throws IOException {
        String problem = """
                {"title":"Forbidden","status":403,"detail":"Only an owner may make tokens."}""";
        try (Answering server = new Answering(403, problem)) {
            Typed typed = java("token", "--role", "owner", "--url", server.url());
            assertThat(typed.status()).isEqualTo(1);
            assertThat(typed.out()).isEmpty();
            assertThat(typed.err())
                    .contains("answered 403: Only an owner may make tokens.")
                    .hasLineCount(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"import online-retail FILE", "replay FILE"})
    void recordedTradeIsNotPlayedWithoutAToken(String typed) throws IOException {
        try (Answering server = new Answering(200, "{}")) {
            String[] words = (typed + " --url " + server.url()).split(" ");
            assertThat(java(words).status()).isEqualTo(1);
            assertThat(java(words).err()).contains("You have no token for " + server.url());
            assertThat(server.asked).isEmpty();
        }
    }

    @Test
    void noServerIsOneSentence() {
        assertThat(java("audit", "--port", "1").err())
                .startsWith("No Oneshelf server of yours runs on port 1; start one with ./oneshelf up --port 1")
                .hasLineCount(1);
        assertThat(java("audit", "--url", "http://127.0.0.1:1").err())
                .startsWith("No server answers at http://127.0.0.1:1.")
                .hasLineCount(1);
    }

    // ── how they are typed ──

    private record Typed(int status, String out, String err) {}

    private static Typed java(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Oneshelf.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return new Typed(line.execute(arguments), out.toString(), err.toString());
    }

    private static Typed script(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
        command.addAll(List.of(arguments));
        return run(environment, command);
    }

    private static Typed run(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        return new Typed(process.waitFor(), out, err);
    }

    /** A server that gives one answer and remembers what it was asked. */
    private static final class Answering implements AutoCloseable {

        private final HttpServer server;
        private volatile String asked = "";

        Answering(int status, String answer) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                asked = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                        + new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                byte[] body = answer.getBytes(UTF_8);
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
