package io.oneshelf.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.oneshelf.testing.ApiAnswer;
import io.oneshelf.testing.ApiClient;
import io.oneshelf.testing.Fault;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server on a disk of its own, which really is full: a file system in memory that only the server sees, and that we reach
 * through its process.
 */
@Tag("slow")
class FullDiskTest {

    private static final String SIZE = "400m";
    private static final int BATCH = 200;

    @TempDir
    private Path parent;

    @Test
    @DisplayName("a disk that fills up under a running server")
    @Fault(
            value = "The disk fills up under a running server",
            answer =
                    "503 `journal/database-away` with `Retry-After` to what has to be written; nothing is half done; as soon"
                            + " as there is space business goes on by itself",
            caller = "sends the same again under the same id until there is an answer")
    void fillsUp() throws Exception {
        assumeTrue(UpTest.canMount(), "this machine does not let us mount a small disk");
        Path disk = Files.createDirectory(parent.resolve("disk"));
        try (ServerProcess server = ServerProcess.run(
                UpTest.onADiskOfItsOwn(disk, SIZE),
                "up",
                "--port",
                "0",
                "--data",
                disk.resolve("data").toString())) {
            URI address = server.ready();
            ApiClient api = ApiClient.at(address).withToken(token(address));
            made(api, "/v1/locations/HERE", """
                    {"name":"Here","kind":"STORE","latitude":51.5,"longitude":0,"zone":"Europe/London",
                     "modes":["CARRY_OUT","PICKUP"]}""");
            made(api, "/v1/products/TEA", """
                    {"name":{"en":"Tea"},"category":"tea","skus":[{"code":"TEA","unit":"EACH"}]}""");
            made(api, "/v1/stock/movements/M1", """
                    {"kind":"RECEIVE","lines":[{"sku":"TEA","location":"HERE","quantity":1000000}]}""");

            Path ballast = Path.of("/proc", Long.toString(server.pid()), "root" + disk, "ballast");
            fill(ballast);
            // What is left in pages and log files that are there already takes some more.
            int batches = 0;
            while (reserve(api, batches)) {
                batches++;
            }
            ApiAnswer refused = reserveOne(api);
            assertThat(refused.status()).as(refused.text()).isIn(201, 503);
            Files.delete(ballast);

            while (!reserve(api, batches)) {
                assertThat(server.pid()).isPositive();
            }
            ApiAnswer settled = reserveOne(api);
            while (settled.status() == 503) {
                assertThat(settled.header("Retry-After")).matches("[1-9]\\d*");
                settled = reserveOne(api);
            }
            assertThat(settled.status()).as(settled.text()).isIn(200, 201);
            JsonNode shelf = api.get("/v1/stock/availability?sku=TEA&location=HERE")
                    .json()
                    .at("/lines/0");
            assertThat(shelf.path("reserved").asLong())
                    .as("what was answered, once")
                    .isEqualTo((batches + 1L) * BATCH + 1);
            assertThat(api.get("/v1/audit").json().path("ok").asBoolean()).isTrue();
        }
    }

    private static ApiAnswer reserveOne(ApiClient api) {
        return api.put("/v1/stock/reservations/ONE", body(""));
    }

    /** Reserves many under ids that follow from the number; whether all of them are there now. */
    private static boolean reserve(ApiClient api, int number) {
        String batch = IntStream.range(0, BATCH)
                .mapToObj(no -> body("\"id\":\"B" + number + "-" + no + "\","))
                .collect(Collectors.joining(",", "[", "]"));
        ApiAnswer answer = api.post("/v1/stock/reservations:batch", batch);
        if (answer.status() == 503) {
            assertThat(answer.problem()).startsWith("journal/");
            return false;
        }
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        boolean all = true;
        for (JsonNode element : answer.json()) {
            int status = element.path("status").asInt();
            assertThat(status).as(element.toString()).isIn(200, 201, 503);
            all &= status != 503;
        }
        return all;
    }

    private static String body(String id) {
        return "{" + id + "\"lines\":[{\"sku\":\"TEA\",\"location\":\"HERE\",\"quantity\":1}],\"holdSeconds\":86400}";
    }

    private static void fill(Path ballast) throws IOException {
        byte[] block = new byte[4_096];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static String token(URI address) throws IOException {
        Path note = ServerProcess.home().resolve("servers").resolve(address.getPort() + ".json");
        return JsonMapper.shared()
                .readTree(Files.readString(note))
                .path("token")
                .asString();
    }

    private static void made(ApiClient api, String path, String body) {
        ApiAnswer answer = api.put(path, body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }
}
