package io.oneshelf.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.oneshelf.testing.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What a person sees who starts, kills and starts again. Every server here is a process of its own. */
@Tag("slow")
class UpTest {

    private static final Duration CAP = Duration.ofMinutes(2);

    @TempDir
    private Path parent;

    private Path folder;

    /** Shopkeepers put blanks into the names of folders. */
    @BeforeEach
    void aFolderOfAShopkeeper() {
        folder = parent.resolve("my shop");
    }

    @Test
    void aSecondServerOnOneFolderIsRefusedAndOneThatJoinsItsDatabaseIsNot() throws Exception {
        try (ServerProcess first = up("--port", "0")) {
            URI address = first.ready();
            try (ServerProcess second = up("--port", "0")) {
                assertThat(second.ended()).isEqualTo(1);
                assertThat(second.said())
                        .contains("is in use by process " + first.pid())
                        .hasLineCount(1);
            }
            try (ServerProcess samePort = up("--port", Integer.toString(address.getPort()))) {
                assertThat(samePort.ended()).isEqualTo(1);
                assertThat(samePort.said()).contains("process " + first.pid()).hasLineCount(1);
            }
            try (ServerProcess joined =
                    ServerProcess.run("up", "--port", "0", "--database-url", databaseUrl(address))) {
                ServerProcess.awaitUp(joined.ready());
            }
            ServerProcess.awaitUp(address);
        }
    }

    @Test
    void aPortInUseIsSaidBeforeAnythingIsStarted() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerProcess server = up("--port", Integer.toString(taken.getLocalPort()))) {
            assertThat(server.ended()).isEqualTo(1);
            assertThat(server.said())
                    .contains("Port " + taken.getLocalPort() + " on 127.0.0.1 is in use by another program")
                    .hasLineCount(1);
            assertThat(folder).doesNotExist();
        }
    }

    @Test
    @Fault(
            value = "The server is killed with -9, and its PostgreSQL lives on",
            answer =
                    "nothing, until it is started again; the next start stops the PostgreSQL left behind, starts its own and"
                            + " has everything that was acknowledged",
            caller = "sends again what was not answered, under the same id")
    void aKilledServerIsStartedAgainAndNothingAcknowledgedIsLost() throws Exception {
        long orphan;
        try (ServerProcess server = up("--port", "0")) {
            acknowledge(databaseUrl(server.ready()), 1);
            orphan = postgres();
            server.kill();
        }
        assertThat(ProcessHandle.of(orphan))
                .as("PostgreSQL outlives a killed server")
                .isPresent();
        try (ServerProcess server = up("--port", "0")) {
            URI address = server.ready();
            assertThat(postgres()).isNotEqualTo(orphan);
            assertThat(acknowledged(databaseUrl(address))).containsExactly(1L);
            assertThat(server.said()).contains("a killed server left behind (process " + orphan + ")");
        }
    }

    @Test
    void theTokenOfTheCommandsEndsWithItsServerAndThatOfAKilledOneWithTheNextStart() throws Exception {
        String killed;
        String stopped;
        try (ServerProcess server = up("--port", "0")) {
            killed = tokenIn(note(server.ready()));
            server.kill();
        }
        try (ServerProcess server = up("--port", "0");
                HttpClient client = HttpClient.newHttpClient()) {
            URI address = server.ready();
            stopped = tokenIn(note(address));
            assertThat(get(client, address, killed, "web")).isEqualTo(401);
            assertThat(get(client, address, stopped, "web")).isEqualTo(200);
            server.stop();
        }
        try (ServerProcess server = up("--port", "0");
                HttpClient client = HttpClient.newHttpClient()) {
            URI address = server.ready();
            assertThat(get(client, address, stopped, "web")).isEqualTo(401);
        }
    }

    @Test
    void aKilledPostgresIsStartedAgainAndWhatTheApiAnsweredIsThere() throws Exception {
        try (ServerProcess server = up("--port", "0");
                HttpClient client = HttpClient.newHttpClient()) {
            URI address = server.ready();
            String url = databaseUrl(address);
            String token = tokenIn(note(address));
            for (int round = 1; round <= 3; round++) {
                long killed = postgres();
                List<Integer> before = put(client, address, token, "before-" + round);
                ProcessHandle.of(killed).orElseThrow().destroyForcibly();
                List<Integer> during = put(client, address, token, "during-" + round);
                assertThat(before).containsExactly(201);
                assertThat(during.getLast()).as("answers: %s", during).isIn(200, 201);
                assertThat(during.subList(0, during.size() - 1)).allMatch(status -> status == 503);
                assertThat(postgres()).isNotEqualTo(killed);
            }
            assertThat(databaseUrl(address)).as("it comes back where it was").isEqualTo(url);
            for (int round = 1; round <= 3; round++) {
                assertThat(get(client, address, token, "before-" + round)).isEqualTo(200);
                assertThat(get(client, address, token, "during-" + round)).isEqualTo(200);
            }
        }
    }

    @Test
    void theFirstOwnerComesByThePrintedLinkAndStaysSignedInThroughAKill() throws Exception {
        HttpResponse<String> made;
        try (ServerProcess server = up("--port", "0");
                HttpClient client = HttpClient.newHttpClient()) {
            URI address = server.ready();
            await().atMost(CAP).until(() -> server.said().contains("Ctrl-C"));
            Matcher link = Pattern.compile(Pattern.quote(address + "/console/#/welcome?key=") + "(\\S+)")
                    .matcher(server.said());
            assertThat(link.find()).as(server.said()).isTrue();
            assertThat(server.said()).contains(address + "/shop/").contains(address + "/till/");
            String owner = """
                    {"key":"%s","name":"ada","displayName":"Ada L.","password":"seven geese a-laying"}""".formatted(link.group(1));
            made = send(client, "POST", address.resolve("/v1/staff:first"), owner, "");
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
            assertThat(send(client, "POST", address.resolve("/v1/staff:first"), owner, "")
                            .statusCode())
                    .isEqualTo(409);
            HttpResponse<String> root = send(client, "GET", address.resolve("/"), "", "");
            assertThat(root.headers().firstValue("Location")).contains("/console/");
            server.kill();
        }
        String cookie = made.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
        try (ServerProcess server = up("--port", "0");
                HttpClient client = HttpClient.newHttpClient()) {
            URI address = server.ready();
            await().atMost(CAP).until(() -> server.said().contains("Ctrl-C"));
            assertThat(server.said()).doesNotContain("welcome?key");
            HttpResponse<String> session = send(client, "GET", address.resolve("/v1/session"), "", cookie);
            assertThat(session.statusCode()).as(session.body()).isEqualTo(200);
            assertThat(session.body()).contains("\"displayName\":\"Ada L.\"");
        }
    }

    private static HttpResponse<String> send(HttpClient client, String method, URI address, String body, String cookie)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        return client.send(
                cookie.isEmpty()
                        ? request.build()
                        : request.header("Cookie", cookie).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void stoppingTheServerStopsItsDatabaseAndRemovesItsNote() throws Exception {
        try (ServerProcess server = up("--port", "0")) {
            URI address = server.ready();
            ProcessHandle postgres = ProcessHandle.of(postgres()).orElseThrow();
            server.stop();
            assertThat(postgres.isAlive()).isFalse();
            assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
            assertThat(note(address)).doesNotExist();
            assertThat(Files.readString(folder.resolve("postgres.log")))
                    .as("stopped in order, so the next start has nothing to recover")
                    .contains("database system is shut down");
        }
    }

    @Test
    void aServerStoppedWhileItStartsLeavesNothingRunning() throws Exception {
        try (ServerProcess server = up("--port", "0")) {
            Path pidFile = folder.resolve("postgres/postmaster.pid");
            await().atMost(CAP).until(() -> Files.exists(pidFile));
            server.stop();
            assertThat(pidFile).doesNotExist();
        }
        try (ServerProcess again = up("--port", "0")) {
            ServerProcess.awaitUp(again.ready());
        }
    }

    @Test
    @Fault(
            value = "The disk is full at the start",
            answer = "the start ends with one sentence that says so, and status 1",
            caller = "frees some space and starts again")
    void aFullDiskIsOneSentence() throws Exception {
        assumeTrue(canMount(), "this machine does not let us mount a small disk");
        Path disk = Files.createDirectory(parent.resolve("disk"));
        try (ServerProcess server = ServerProcess.run(
                onADiskOfItsOwn(disk, "20m"),
                "up",
                "--port",
                "0",
                "--data",
                disk.resolve("data").toString())) {
            assertThat(server.ended()).isEqualTo(1);
            assertThat(server.said()).contains("is full; free some space").hasLineCount(1);
        }
    }

    // ── what the tests do to a server ──

    private ServerProcess up(String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "up";
        arguments[1] = "--data";
        arguments[2] = folder.toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return ServerProcess.run(arguments);
    }

    private static String databaseUrl(URI address) throws InterruptedException {
        try (ServerProcess asked = ServerProcess.run("database-url", "--port", Integer.toString(address.getPort()))) {
            assertThat(asked.ended()).as(asked.said()).isZero();
            return asked.said().strip();
        }
    }

    /** Puts a channel until it is acknowledged, as a client told to try again would; answers every status it got. */
    private static List<Integer> put(HttpClient client, URI address, String token, String code) {
        List<Integer> statuses = new ArrayList<>();
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/v1/channels/" + code))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"name\":\"" + code + "\",\"kind\":\"WEB\"}"))
                .build();
        await().atMost(CAP).pollInterval(Duration.ofMillis(100)).until(() -> {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            statuses.add(answer.statusCode());
            if (answer.statusCode() == 503) {
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                return false;
            }
            return true;
        });
        return statuses;
    }

    private static int get(HttpClient client, URI address, String token, String code)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/v1/channels/" + code))
                .header("Authorization", "Bearer " + token)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private long postgres() throws IOException {
        return Long.parseLong(
                Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst());
    }

    private static Path note(URI address) {
        return ServerProcess.home().resolve("servers").resolve(address.getPort() + ".json");
    }

    private static String tokenIn(Path note) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(note))
                .path("token")
                .asString();
    }

    /** A commit that PostgreSQL has answered. */
    private static void acknowledge(String url, long number) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists acknowledged (number bigint)");
            statement.execute("insert into acknowledged values (" + number + ")");
        }
    }

    private static List<Long> acknowledged(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select number from acknowledged order by number")) {
            List<Long> numbers = new ArrayList<>();
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
            return numbers;
        }
    }

    /** Runs a command with a file system in memory mounted there, which nobody else sees. */
    static List<String> onADiskOfItsOwn(Path disk, String size) {
        return List.of(
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                "mount -t tmpfs -o size=" + size + " none '" + disk + "' && exec \"$@\"",
                "sh");
    }

    static boolean canMount() throws InterruptedException {
        try {
            return new ProcessBuilder(
                                    "unshare",
                                    "--user",
                                    "--map-root-user",
                                    "--mount",
                                    "sh",
                                    "-c",
                                    "mount -t tmpfs -o size=1m none /mnt && unshare -U true")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }
}
