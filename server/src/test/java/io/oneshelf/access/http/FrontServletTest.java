package io.oneshelf.access.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oneshelf.access.Doorkeeper;
import io.oneshelf.kernel.Caller;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The servlet under Tomcat, over a socket: what the front cannot show without one. */
class FrontServletTest {

    record Text(@Size(max = 20_000_000) String text) {}

    record Length(int length) {}

    private static final Doorkeeper OWNERS_ONLY = token -> Optional.of(Caller.owner("test"));

    private static final List<Endpoint<?>> ENDPOINTS = List.of(
            Endpoint.post("/v1/lengths:strangers", Allowed.EVERYONE)
                    .says("Tells anybody how long a text is")
                    .body(Text.class)
                    .answers(Length.class)
                    .handle(ask -> Answer.ok(new Length(ask.body().text().length()))),
            Endpoint.get("/v1/origin", Allowed.EVERYONE)
                    .says("Tells where the request came from")
                    .answers(Text.class)
                    .handle(ask -> Answer.ok(new Text(ask.address() + (ask.overTls() ? " by TLS" : "")))),
            Endpoint.post("/v1/lengths", Allowed.to())
                    .says("Tells how long a text is")
                    .body(Text.class)
                    .answers(Length.class)
                    .handle(ask -> Answer.ok(new Length(ask.body().text().length()))),
            Endpoint.get("/v1/lengths/{id}", Allowed.EVERYONE)
                    .says("Tells how long an id is")
                    .takes(Parameter.path("id", "Any text", TextForm.text(100)))
                    .answers(Length.class)
                    .handle(ask -> Answer.ok(new Length(ask.traceId().length()))));

    private final Tomcat tomcat = new Tomcat();
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void serve(@TempDir Path folder) throws Exception {
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.setSilent(true);
        Context context = tomcat.addContext("", new File(folder.toString()).getAbsolutePath());
        Tomcat.addServlet(
                context,
                "front",
                new FrontServlet(
                        new Front(ENDPOINTS, OWNERS_ONLY, new SimpleMeterRegistry(), new Random(1)),
                        Proxies.at(List.of("127.0.0.1"))));
        context.addServletMappingDecoded("/", "front");
        tomcat.getConnector();
        tomcat.start();
    }

    @AfterEach
    void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    private HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path);
        HttpRequest request = HttpRequest.newBuilder(address)
                .method(method, body)
                .header("Authorization", "Bearer test")
                .header("Accept", "image/png")
                .header("Content-Type", "text/plain")
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static HttpRequest.BodyPublisher json(int length, boolean chunked) {
        byte[] body = ("{\"text\":\"" + "x".repeat(length) + "\"}").getBytes(StandardCharsets.UTF_8);
        HttpRequest.BodyPublisher known = HttpRequest.BodyPublishers.ofByteArray(body);
        return chunked ? HttpRequest.BodyPublishers.fromPublisher(known) : known;
    }

    @Test
    void aLongBodyIsReadAndATooLongOneIsAnswered() throws Exception {
        for (boolean chunked : List.of(false, true)) {
            HttpResponse<String> read = send("POST", "/v1/lengths", json(10_000_000, chunked));
            assertThat(read.body()).isEqualTo("{\"length\":10000000}");
            HttpResponse<String> refused = send("POST", "/v1/lengths", json(20_000_000, chunked));
            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(refused.body()).contains("request/too-large");
        }
    }

    @Test
    void aStrangersLongBodyIsAnsweredToo() throws Exception {
        for (boolean chunked : List.of(false, true)) {
            HttpResponse<String> read = send("POST", "/v1/lengths:strangers", json(10_000, chunked));
            assertThat(read.body()).isEqualTo("{\"length\":10000}");
            HttpResponse<String> refused = send("POST", "/v1/lengths:strangers", json(100_000, chunked));
            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(refused.body()).contains("request/too-large", "16 KiB");
        }
    }

    @Test
    void aProxyThatIsBelievedSaysWhereARequestCameFrom() throws Exception {
        URI address = URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/v1/origin");
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("X-Forwarded-For", "198.51.100.1")
                .header("X-Forwarded-For", "203.0.113.7, 127.0.0.1")
                .header("X-Forwarded-Proto", "https")
                .build();
        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .isEqualTo("{\"text\":\"203.0.113.7 by TLS\"}");
    }

    @Test
    void whatIsAcceptedAndWhatTheContentIsCalledDoesNotMatter() throws Exception {
        HttpResponse<String> answer = send("POST", "/v1/lengths", json(3, false));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("traceparent").orElse("")).startsWith("00-");
    }

    @Test
    void headAndOptionsAreAnsweredWithoutABody() throws Exception {
        HttpRequest.BodyPublisher nothing = HttpRequest.BodyPublishers.noBody();
        HttpResponse<String> head = send("HEAD", "/v1/lengths/a%20b", nothing);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length")).contains("13");
        HttpResponse<String> options = send("OPTIONS", "/v1/lengths", nothing);
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(options.headers().firstValue("Allow")).contains("POST");
    }
}
