package io.oneshelf.launcher.apps;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.access.http.FrontServlet;
import io.oneshelf.access.http.Incoming;
import io.oneshelf.access.http.Reply;
import java.io.File;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a browser gets that asks for a page, a file, or something that is neither. */
class WebAppsTest {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Map<String, String> files = new HashMap<>(Map.of(
            "console/index.html", "<!doctype html>console",
            "console/assets/main-Dk3_x-9a.js", "main()",
            "console/assets/main-Dk3_x-9a.js.br", "brotli",
            "console/assets/main-Dk3_x-9a.js.gz", "gzip",
            "shop/index.html", "<!doctype html>shop",
            "shop/manifest.webmanifest", "{}",
            "shop/sw.js", "sw()",
            "shop/sw.js.gz", "gzip"));
    private final List<String> read = new ArrayList<>();
    private final WebApps apps = new WebApps(path -> {
        read.add(path);
        return Optional.ofNullable(files.get(path)).map(text -> text.getBytes(StandardCharsets.UTF_8));
    });

    private record Asked(
            String method, String path, @Nullable String query, Map<String, String> headers) implements Incoming {
        @Override
        public @Nullable String header(String name) {
            return headers.get(name);
        }

        @Override
        public String address() {
            return "203.0.113.7";
        }

        @Override
        public Optional<byte[]> body(int bytesMax) {
            return Optional.of(new byte[0]);
        }
    }

    private Reply get(String path, String... headers) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return apps.answer(new Asked("GET", path, null, all));
    }

    private static String header(Reply reply, String name) {
        return reply.headers().stream()
                .filter(header -> header.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static String body(Reply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    @Test
    void pagesAndFiles() {
        record Row(String path, int status, String mediaType, String keep, String body) {}
        String html = "text/html; charset=utf-8";
        String js = "text/javascript; charset=utf-8";
        String text = "text/plain; charset=utf-8";
        for (Row row : List.of(
                new Row("/console/", 200, html, "no-cache", "<!doctype html>console"),
                new Row("/console/index.html", 200, html, "no-cache", "<!doctype html>console"),
                new Row("/console/orders/O-1", 200, html, "no-cache", "<!doctype html>console"),
                new Row("/console/orders/%E8%AE%A2%E5%8D%95", 200, html, "no-cache", "<!doctype html>console"),
                new Row("/shop/a/b/c", 200, html, "no-cache", "<!doctype html>shop"),
                new Row("/console/assets/main-Dk3_x-9a.js", 200, js, FOR_EVER, "main()"),
                new Row("/shop/manifest.webmanifest", 200, "application/manifest+json", "no-cache", "{}"),
                new Row("/shop/sw.js", 200, js, "no-cache", "sw()"),
                new Row("/console/assets/gone-Dk3_x-9a.js", 404, text, "no-cache", "There is no such file.\n"),
                new Row("/console/assets/main-Dk3_x-9a.js.br", 404, text, "no-cache", "There is no such file.\n"),
                new Row("/elsewhere/x.js", 404, text, "no-cache", "There is no such file.\n"))) {
            Reply reply = get(row.path());
            assertThat(new Row(
                            row.path(),
                            reply.status(),
                            reply.contentType(),
                            header(reply, "Cache-Control"),
                            body(reply)))
                    .isEqualTo(row);
        }
    }

    @Test
    void nothingOutsideTheAppsIsEverLookedUp() {
        for (String path : List.of(
                "/console/../application.properties",
                "/console/..%2Fapplication.properties",
                "/console/%2e%2e/application.properties",
                "/console/assets/../../../logback.xml",
                "/console/.hidden.js",
                "/console//logback.xml",
                "/console/a\\..\\logback.xml",
                "/console/x.js;y",
                "/console/x.js%00.html",
                "/shop/../console/index.html")) {
            assertThat(get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(read).isEmpty();
    }

    @Test
    void aPathOfManySegmentsCostsNoStack() {
        assertThat(get("/console/" + "a/".repeat(100_000) + "x.js").status()).isEqualTo(404);
        assertThat(get("/console/" + "a".repeat(200_000) + ".js").status()).isEqualTo(404);
    }

    @Test
    void whatIsCompressedGoesToWhoTakesIt() {
        record Row(String accepted, String coding, String body) {}
        for (Row row : List.of(
                new Row("gzip, deflate, br, zstd", "br", "brotli"),
                new Row("gzip", "gzip", "gzip"),
                new Row("br;q=0, gzip;q=0.5", "gzip", "gzip"),
                new Row("br;q=0.0, gzip; q=0", "", "main()"),
                new Row("identity", "", "main()"),
                new Row("", "", "main()"))) {
            Reply reply = get("/console/assets/main-Dk3_x-9a.js", "Accept-Encoding", row.accepted());
            assertThat(new Row(row.accepted(), header(reply, "Content-Encoding"), body(reply)))
                    .isEqualTo(row);
            assertThat(header(reply, "Vary")).isEqualTo("Accept-Encoding");
        }
        assertThat(body(get("/shop/sw.js", "Accept-Encoding", "br, gzip"))).isEqualTo("gzip");
    }

    @Test
    void whatIsStillTheSameIsNotSentAgain() {
        String plain = header(get("/console/"), "ETag");
        String brotli = header(get("/console/assets/main-Dk3_x-9a.js", "Accept-Encoding", "br"), "ETag");
        assertThat(plain).matches("\"[0-9a-f]{32}\"");
        assertThat(brotli).matches("\"[0-9a-f]{32}-br\"");
        for (String seen : List.of(plain, "W/" + plain, "\"other\", " + plain, "*")) {
            Reply reply = get("/console/", "If-None-Match", seen);
            assertThat(reply.status()).as(seen).isEqualTo(304);
            assertThat(header(reply, "ETag")).isEqualTo(plain);
            assertThat(reply.body()).isEmpty();
        }
        assertThat(get("/console/", "If-None-Match", "\"other\"").status()).isEqualTo(200);
        assertThat(get("/console/assets/main-Dk3_x-9a.js", "If-None-Match", brotli)
                        .status())
                .as("another form of it is another thing")
                .isEqualTo(200);
    }

    @Test
    void pagesRunNothingFromElsewhere() {
        for (String path : List.of("/", "/console/", "/console/assets/main-Dk3_x-9a.js", "/console/gone.js")) {
            Reply reply = get(path);
            assertThat(header(reply, "Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'self'; script-src 'self'; style-src 'self'; ")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(header(reply, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(reply, "Referrer-Policy")).isEqualTo("same-origin");
            assertThat(header(reply, "Permissions-Policy")).contains("camera=(self)");
            assertThat(header(reply, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        }
    }

    @Test
    void theDoorLeadsToTheConsole() {
        Reply root = get("/");
        assertThat(root.status()).isEqualTo(302);
        assertThat(header(root, "Location")).isEqualTo("/console/");
        Reply withoutSlash = apps.answer(new Asked("GET", "/shop", "source=pwa", Map.of()));
        assertThat(withoutSlash.status()).isEqualTo(302);
        assertThat(header(withoutSlash, "Location")).isEqualTo("/shop/?source=pwa");
        Reply posted = apps.answer(new Asked("POST", "/console/", null, Map.of()));
        assertThat(posted.status()).isEqualTo(405);
        assertThat(header(posted, "Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void aServerWithoutTheAppsSaysSo() {
        Reply reply = get("/till/");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.contentType()).isEqualTo("text/html; charset=utf-8");
        assertThat(body(reply)).contains("The web apps are not in this server").contains("Node 20.19");
        files.put("till/index.html", "<!doctype html>till");
        assertThat(get("/till/").status())
                .as("what was not there is asked for again")
                .isEqualTo(200);
    }

    @Test
    void underTheWebServer(@TempDir Path folder) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.setSilent(true);
        Context context = tomcat.addContext("", new File(folder.toString()).getAbsolutePath());
        Tomcat.addServlet(context, "apps", new FrontServlet(apps::answer));
        Tomcat.addServlet(
                context,
                "front",
                new FrontServlet(in -> new Reply(
                        200, "text/plain", List.of(), ("front " + in.path()).getBytes(StandardCharsets.UTF_8))));
        WebApps.PATHS.forEach(path -> context.addServletMappingDecoded(path, "apps"));
        context.addServletMappingDecoded("/", "front");
        tomcat.getConnector();
        tomcat.start();
        try (HttpClient http = HttpClient.newHttpClient()) {
            int port = tomcat.getConnector().getLocalPort();
            assertThat(send(http, port, "GET", "/").headers().firstValue("Location"))
                    .contains("/console/");
            assertThat(send(http, port, "GET", "/console").statusCode()).isEqualTo(302);
            assertThat(send(http, port, "GET", "/console/orders").body()).isEqualTo("<!doctype html>console");
            assertThat(send(http, port, "GET", "/v1/orders").body()).isEqualTo("front /v1/orders");
            assertThat(send(http, port, "GET", "/consoles").body()).isEqualTo("front /consoles");
            HttpResponse<String> head = send(http, port, "HEAD", "/shop/sw.js");
            assertThat(head.headers().firstValue("Content-Length")).contains("4");
            assertThat(head.body()).isEmpty();
            String etag = head.headers().firstValue("ETag").orElseThrow();
            HttpResponse<String> same = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/shop/sw.js"))
                            .header("If-None-Match", etag)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(same.statusCode()).isEqualTo(304);
            assertThat(same.headers().firstValue("Content-Security-Policy")).isPresent();
            try (Socket raw = new Socket("127.0.0.1", port)) {
                raw.getOutputStream()
                        .write("GET /console/../shop/sw.js HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(new String(raw.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                        .startsWith("HTTP/1.1 404");
            }
        } finally {
            tomcat.stop();
            tomcat.destroy();
        }
    }

    private static HttpResponse<String> send(HttpClient http, int port, String method, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
