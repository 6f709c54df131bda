package io.oneshelf.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oneshelf.access.http.Allowed;
import io.oneshelf.access.http.Answer;
import io.oneshelf.access.http.Endpoint;
import io.oneshelf.access.http.Front;
import io.oneshelf.access.http.FrontServlet;
import io.oneshelf.access.http.Proxies;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.catalina.Context;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What comes over the wire and is no request: bytes, written by hand. */
class UnreadableRequestsTest {

    record Length(int length) {}

    private static final List<Endpoint<?>> ENDPOINTS = List.of(Endpoint.post("/v1/lengths", Allowed.EVERYONE)
            .says("Tells how long a thing is")
            .body(Length.class)
            .answers(Length.class)
            .handle(ask -> Answer.ok(ask.body())));

    /** A servlet that fails, as ours never does. */
    private static final class Broken extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            throw new IllegalStateException("a secret of the house");
        }
    }

    private final Tomcat tomcat = new Tomcat();

    @TempDir
    private Path folder;

    @BeforeEach
    void serve() throws Exception {
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.setSilent(true);
        Front front = new Front(ENDPOINTS, token -> Optional.empty(), new SimpleMeterRegistry(), new Random(1));
        Context context = tomcat.addContext("", new File(folder.toString()).getAbsolutePath());
        Tomcat.addServlet(context, "front", new FrontServlet(front, Proxies.NONE));
        context.addServletMappingDecoded("/", "front");
        UnreadableRequests.answeredBy(front, (StandardHost) tomcat.getHost());
        tomcat.getConnector();
        tomcat.start();
    }

    @AfterEach
    void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/products?q=茶 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/products?q={a|b} HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/\u0000 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/products/%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/products/%00 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/a%2Fb HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/lengths HTTP/3.7\r\nHost: x\r\n\r\n",
                "GET /v1/lengths HTTP/1.1\r\n\r\n",
                "GET /v1/lengths HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET /v1/lengths HTTP/1.1\r\nHost: a b\r\n\r\n",
                "G{T /v1/lengths HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /v1/lengths HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: knitted\r\n\r\n",
                "POST /v1/lengths HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nrubbish\r\n",
                "POST /v1/lengths HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
                "POST /v1/lengths HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "\u0016\u0003\u0001 this is TLS\r\n\r\n"
            })
    void aRequestThatIsNoneIsAProblemLikeEveryOther(String bytes) throws Exception {
        isAProblem(said(bytes));
    }

    @Test
    void headersThatAreTooLongAreAProblemToo() throws Exception {
        isAProblem(said("GET /v1/lengths HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n"));
    }

    @Test
    void aMistakeOfTheWebServerTellsNothingOfItself() throws Exception {
        Context broken = tomcat.addContext("/broken", folder.toString());
        Tomcat.addServlet(broken, "broken", new Broken());
        broken.addServletMappingDecoded("/", "broken");
        String answer = said("GET /broken/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 500").doesNotContain("secret").contains("request/unexpected");
    }

    private static void isAProblem(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 4");
        assertThat(answer)
                .containsIgnoringCase("Content-Type: application/problem+json")
                .containsIgnoringCase("traceparent: 00-")
                .doesNotContainIgnoringCase("tomcat")
                .doesNotContainIgnoringCase("<html")
                .doesNotContain("java.", "Exception");
        JsonNode problem = JsonMapper.shared().readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
        assertThat(problem.path("type").asString()).startsWith("https://oneshelf.io/problems/request/");
        assertThat(answer).startsWith("HTTP/1.1 " + problem.path("status").asInt());
        assertThat(problem.path("traceId").asString()).hasSize(32);
    }

    /** Everything that comes back until the server closes. */
    private String said(String bytes) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), tomcat.getConnector().getLocalPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
