package io.oneshelf.access.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The front as a plain servlet, registered by the launcher. It answers every request it is given, so that web files must be
 * registered at paths of their own.
 */
public final class FrontServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    /** How much of a body that is too long is read and thrown away, so that its sender gets to read the answer. */
    private static final long DRAINED_BYTES_MAX = 64L * 1024 * 1024;

    /** And how many times what would have been read, so that who may send little is not listened to for long. */
    private static final long DRAINED_TIMES_MAX = 64;

    private final transient Function<Incoming, Reply> front;
    private final transient Proxies proxies;

    /** Answers by the API. */
    public FrontServlet(Front front, Proxies proxies) {
        this(front::answer, proxies);
    }

    /** Answers by something else that answers everything, such as the files of the web apps. */
    public FrontServlet(Function<Incoming, Reply> front) {
        this(front, Proxies.NONE);
    }

    private FrontServlet(Function<Incoming, Reply> front, Proxies proxies) {
        this.front = front;
        this.proxies = proxies;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(front.apply(new FromServlet(request, proxies)), request.getMethod(), response);
    }

    /** Puts an answer on the wire. */
    public static void write(Reply reply, @Nullable String method, HttpServletResponse response) throws IOException {
        response.setStatus(reply.status());
        for (Map.Entry<String, String> header : reply.headers()) {
            response.setHeader(header.getKey(), header.getValue());
        }
        if (reply.status() != HttpServletResponse.SC_NO_CONTENT
                && reply.status() != HttpServletResponse.SC_NOT_MODIFIED) {
            response.setContentType(reply.contentType());
            response.setContentLength(reply.body().length);
            if (!"HEAD".equals(method)) {
                response.getOutputStream().write(reply.body());
            }
        }
    }

    private record FromServlet(HttpServletRequest request, Proxies proxies) implements Incoming {

        @Override
        public String method() {
            return request.getMethod();
        }

        @Override
        public String path() {
            return request.getRequestURI();
        }

        @Override
        public @Nullable String query() {
            return request.getQueryString();
        }

        @Override
        public @Nullable String header(String name) {
            return request.getHeader(name);
        }

        @Override
        public String address() {
            var forwarded = Collections.list(request.getHeaders("X-Forwarded-For"));
            return proxies.callerOf(request.getRemoteAddr(), forwarded.isEmpty() ? null : String.join(",", forwarded));
        }

        @Override
        public boolean overTls() {
            return request.isSecure()
                    || (proxies.isOne(request.getRemoteAddr())
                            && "https".equalsIgnoreCase(header("X-Forwarded-Proto")));
        }

        @Override
        public Optional<byte[]> body(int bytesMax) throws IOException {
            try (InputStream in = request.getInputStream()) {
                if (request.getContentLengthLong() <= bytesMax) {
                    byte[] body = in.readNBytes(bytesMax + 1);
                    if (body.length <= bytesMax) {
                        return Optional.of(body);
                    }
                }
                in.skip(Math.min(DRAINED_BYTES_MAX, DRAINED_TIMES_MAX * bytesMax));
                return Optional.empty();
            }
        }
    }
}
