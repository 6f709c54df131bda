package io.oneshelf.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.kernel.Role;
import io.oneshelf.testing.ApiAnswer;
import io.oneshelf.testing.ApiClient;
import io.oneshelf.testing.Painted;
import io.oneshelf.testing.TestHouse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("slow")
@DisplayName("Uploaded pictures over HTTP, on PostgreSQL")
class PictureEndpointsTest {

    private static TestHouse house;
    private static ApiClient merchandiser;
    private static ApiClient nobody;

    @BeforeAll
    static void open() {
        house = TestHouse.onPostgres();
        merchandiser = house.as(Role.MERCHANDISER);
        nobody = house.nobody();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    @DisplayName("what is uploaded is seen by anybody, without what the camera wrote, and may be kept for ever")
    void uploadedAndSeen() {
        byte[] photograph = Painted.fromCamera(1_000, 800, 6);
        ApiAnswer made = upload(merchandiser, "image/jpeg", photograph);
        assertThat(made.status()).isEqualTo(201);
        String hash = made.json().at("/hash").asString();
        assertThat(made.text())
                .isEqualTo("{\"hash\":\"" + hash + "\",\"type\":\"image/jpeg\",\"width\":800,\"height\":1000,\"bytes\":"
                        + photograph.length + "}");

        for (int width : new int[] {1, 320, 321, 640, 641, 1_280, 8_192}) {
            ApiAnswer seen = nobody.get("/v1/media/" + hash + "?width=" + width);
            assertThat(Painted.seen(seen.reply().body()).getWidth())
                    .as("asked for %s", width)
                    .isEqualTo(width <= 320 ? 320 : width <= 640 ? 640 : 800);
            assertThat(new String(seen.reply().body(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("Exif")
                    .doesNotContain(Painted.WHERE);
        }
        ApiAnswer seen = nobody.get("/v1/media/" + hash);
        assertThat(seen.reply().contentType()).isEqualTo("image/jpeg");
        assertThat(seen.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(seen.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(seen.header("Content-Disposition")).isEqualTo("inline; filename=\"" + hash + "-800.jpg\"");
        assertThat(seen.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
        assertThat(seen.reply().headers().stream()
                        .filter(header -> header.getKey().equals("Cache-Control")))
                .hasSize(1);

        String etag = seen.header("ETag");
        assertThat(nobody.with("If-None-Match", "W/\"x\", " + etag)
                        .get("/v1/media/" + hash)
                        .status())
                .isEqualTo(304);
        assertThat(nobody.with("If-None-Match", etag)
                        .get("/v1/media/" + hash + "?width=320")
                        .status())
                .as("another width is another thing")
                .isEqualTo(200);
    }

    @Test
    @DisplayName("the same bytes twice are one picture, and ten times at once too")
    void twice() {
        byte[] png = Painted.png(700, 41);
        assertThat(upload(merchandiser, "image/png", png).status()).isEqualTo(201);
        assertThat(upload(house.as(Role.OWNER), "image/png", png).status()).isEqualTo(200);

        byte[] other = Painted.png(701, 41);
        CountDownLatch together = new CountDownLatch(10);
        List<CompletableFuture<ApiAnswer>> running = IntStream.range(0, 10)
                .mapToObj(i -> {
                    CompletableFuture<ApiAnswer> answer = new CompletableFuture<>();
                    Thread.ofVirtual().start(() -> {
                        together.countDown();
                        try {
                            together.await();
                            answer.complete(upload(merchandiser, "image/png", other));
                        } catch (Throwable e) {
                            answer.completeExceptionally(e);
                        }
                    });
                    return answer;
                })
                .toList();
        List<ApiAnswer> answers = running.stream().map(CompletableFuture::join).toList();
        assertThat(answers).extracting(ApiAnswer::status).containsOnly(200, 201);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .extracting(ApiAnswer::text)
                .containsOnly(answers.getFirst().text());
        String hash = answers.getFirst().json().at("/hash").asString();
        assertThat(JdbcClient.create(house.database().owner())
                        .sql("select width from catalog.rendition where picture = ? order by width")
                        .param(hash)
                        .query(Integer.class)
                        .list())
                .containsExactly(320, 640, 701);
    }

    @Test
    @DisplayName("a lie about the type, a script, a bomb, a damaged picture: each is refused for what it is")
    void refused() {
        byte[] png = Painted.png(30, 30);
        ApiAnswer lie = upload(merchandiser, "image/jpeg", png);
        assertThat(lie.status()).isEqualTo(422);
        assertThat(lie.problem()).isEqualTo("catalog/other-picture-type");
        assertThat(lie.json().at("/found").asString()).isEqualTo("PNG");
        assertThat(upload(merchandiser, "image/webp", png).problem()).isEqualTo("catalog/other-picture-type");
        assertThat(merchandiser.send("POST", "/v1/media", png).problem())
                .as("nothing declared")
                .isEqualTo("catalog/other-picture-type");
        byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);
        assertThat(upload(merchandiser, "image/svg+xml", svg).problem()).isEqualTo("catalog/not-a-picture");
        assertThat(upload(merchandiser, "image/png", svg).problem()).isEqualTo("catalog/not-a-picture");
        ApiAnswer bomb = upload(merchandiser, "image/png", Painted.claiming(60_000, 60_000));
        assertThat(bomb.problem()).isEqualTo("catalog/picture-too-large");
        assertThat(bomb.json().at("/width").asInt()).isEqualTo(60_000);
        assertThat(upload(merchandiser, "image/png", Painted.claiming(8_000, 5_000))
                        .problem())
                .isEqualTo("catalog/not-a-picture");
        assertThat(upload(merchandiser, "image/png", new byte[0]).problem()).isEqualTo("request/malformed");
        assertThat(upload(merchandiser, "image/png", new byte[4 * 1024 * 1024 + 1])
                        .problem())
                .isEqualTo("request/too-large");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"MEMBER", "GUEST", "CASHIER", "STORE_MANAGER", "AUDITOR"})
    @DisplayName("who does not write products uploads nothing")
    void others(Role role) {
        assertThat(upload(house.as(role), "image/png", Painted.png(3, 3)).problem())
                .isEqualTo("access/not-allowed");
    }

    @Test
    @DisplayName("nor does a stranger; and what is not there is not found")
    void strangers() {
        assertThat(upload(nobody, "image/png", Painted.png(3, 3)).problem()).isEqualTo("access/not-signed-in");
        assertThat(upload(nobody.withToken("made up"), "image/png", Painted.png(3, 3))
                        .problem())
                .isEqualTo("access/not-signed-in");
        ApiAnswer missing = nobody.get("/v1/media/" + "a".repeat(64));
        assertThat(missing.problem()).isEqualTo("request/not-found");
        assertThat(missing.header("Cache-Control")).isEqualTo("no-store");
        assertThat(nobody.get("/v1/media/some-1").problem()).isEqualTo("request/malformed");
        assertThat(nobody.get("/v1/media/" + "a".repeat(64) + "?width=0").problem())
                .isEqualTo("request/malformed");
    }

    @Test
    @DisplayName("a product names its pictures in order, each of them uploaded and none twice")
    void ofAProduct() {
        String first = upload(merchandiser, "image/png", Painted.png(50, 60))
                .json()
                .at("/hash")
                .asString();
        String second = upload(merchandiser, "image/png", Painted.png(60, 50))
                .json()
                .at("/hash")
                .asString();
        assertThat(merchandiser.put("/v1/products/lamp", lamp()).json().at("/pictures"))
                .isEmpty();
        ApiAnswer unknown =
                merchandiser.with("If-Match", "\"1\"").put("/v1/products/lamp", lamp(first, "b".repeat(64)));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.problem()).isEqualTo("catalog/unknown-picture");
        assertThat(unknown.json().at("/pictures").get(0).asString()).isEqualTo("b".repeat(64));
        assertThat(merchandiser
                        .with("If-Match", "\"1\"")
                        .put("/v1/products/lamp", lamp(second, first))
                        .status())
                .isEqualTo(200);
        String expected = "[\"" + second + "\",\"" + first + "\"]";
        ApiClient guest = house.as(Role.GUEST);
        assertThat(guest.get("/v1/products/lamp").json().at("/pictures")).hasToString(expected);
        assertThat(guest.get("/v1/products?q=lamp").json().at("/products/0/pictures"))
                .hasToString(expected);
        assertThat(merchandiser.put("/v1/products/lamp", lamp(first, second)).problem())
                .isEqualTo("request/if-match-needed");
        for (String wrong : List.of(lamp(first, first), lamp("B".repeat(64)), lamp("x"))) {
            assertThat(merchandiser
                            .with("If-Match", "*")
                            .put("/v1/products/lamp", wrong)
                            .problem())
                    .isEqualTo("request/malformed");
        }
        String silent = lamp();
        assertThat(merchandiser.put("/v1/products/lamp", silent).json().at("/pictures"))
                .as("who knows nothing of pictures sends the same again")
                .hasToString(expected);
        assertThat(merchandiser
                        .with("If-Match", "*")
                        .put("/v1/products/lamp", silent.replace("Lamp", "Table lamp"))
                        .json()
                        .at("/pictures"))
                .as("left out they stay")
                .hasToString(expected);
        assertThat(merchandiser
                        .post("/v1/products:batch", "[{\"id\":\"lamp\"," + silent.substring(1) + "]")
                        .json()
                        .at("/0/problem/type")
                        .asString())
                .as("other words need If-Match in a batch too")
                .endsWith("request/if-match-needed");
        assertThat(merchandiser
                        .with("If-Match", "*")
                        .put("/v1/products/lamp", silent.replaceAll("}$", ",\"pictures\":[]}"))
                        .json()
                        .at("/pictures"))
                .as("[] takes them away")
                .isEmpty();
        ApiAnswer batch = merchandiser.post(
                "/v1/products:batch",
                "[{\"id\":\"torch\"," + lamp("c".repeat(64)).substring(1).replace("LAMP", "TORCH") + "]");
        assertThat(batch.json().at("/0/problem/type").asString()).endsWith("catalog/unknown-picture");
    }

    @Test
    @DisplayName("a product that was written before there were pictures has none")
    void ofAnOldProduct() {
        merchandiser.put("/v1/products/old", lamp().replace("LAMP", "OLD"));
        JdbcClient.create(house.database().owner())
                .sql("update catalog.product set body = (body::jsonb - 'pictures')::json where id = 'old'")
                .update();
        assertThat(house.as(Role.GUEST).get("/v1/products/old").json().at("/pictures"))
                .hasToString("[]");
    }

    private static String lamp(String... pictures) {
        String named = pictures.length == 0 ? "" : ",\"pictures\":[\"" + String.join("\",\"", pictures) + "\"]";
        return "{\"name\":{\"en\":\"Lamp\"},\"category\":\"lights\",\"skus\":[{\"code\":\"LAMP\",\"unit\":\"EACH\"}]"
                + named + "}";
    }

    private static ApiAnswer upload(ApiClient who, String type, byte[] bytes) {
        return who.with("Content-Type", type).send("POST", "/v1/media", bytes);
    }
}
