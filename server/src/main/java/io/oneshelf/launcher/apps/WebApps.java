package io.oneshelf.launcher.apps;

import io.oneshelf.access.http.Incoming;
import io.oneshelf.access.http.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers for the web apps' files. Safe to call from any number of threads. */
public final class WebApps {

    /** The paths of the web server that lead here; {@code ""} is {@code /} and nothing else. */
    public static final List<String> PATHS = List.of("", "/console/*", "/shop/*", "/till/*");

    private static final List<String> APPS = List.of("console", "shop", "till");

    /** Inline styles are those that scripts set one by one (CSSOM), which no policy forbids; so none needs to be let in. */
    private static final String POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "object-src 'none'");

    private static final List<Map.Entry<String, String>> SAFE = List.of(
            Map.entry("Content-Security-Policy", POLICY),
            Map.entry("X-Content-Type-Options", "nosniff"),
            // A page's address may name an order; other sites need not learn it.
            Map.entry("Referrer-Policy", "same-origin"),
            Map.entry("Permissions-Policy", "camera=(self), geolocation=(self), microphone=(), payment=()"),
            Map.entry("Cross-Origin-Opener-Policy", "same-origin"),
            Map.entry("Cross-Origin-Resource-Policy", "same-origin"));

    /**
     * Names that are looked up at all: no segment is empty or begins with a dot, nothing is encoded. What has matched is not
     * tried again otherwise (possessive), so that no path, however long, costs more than its length or the stack.
     */
    private static final Pattern FILE =
            Pattern.compile("[A-Za-z0-9_@~+-][A-Za-z0-9._@~+-]*+(?:/[A-Za-z0-9_@~+-][A-Za-z0-9._@~+-]*+)*+");

    /** What the build names by its content; nothing else stands in {@code assets/}. */
    private static final Pattern NEVER_CHANGES = Pattern.compile("assets/.+-[A-Za-z0-9_-]{8,}\\.[a-z0-9]+");

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";

    private static final byte[] NOT_BUILT = WebFile.page("""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Oneshelf</title></head>
            <body>
            <h1>The web apps are not in this server</h1>
            <p>It was built without Node. Install Node 20.19 or newer and start it with <code>./oneshelf up</code>, which builds
            them. The API is here all the same: <a href="/openapi.json">/openapi.json</a>.</p>
            <p lang="zh-CN">此服务器构建时没有 Node，因此不含网页应用。请安装 Node 20.19 或更新版本，再用
            <code>./oneshelf up</code> 启动，它会完成构建。API 不受影响。</p>
            </body>
            </html>
            """);

    /** Where files come from. */
    interface Folder {
        /** The file's content, or nothing when it is not there. */
        Optional<byte[]> read(String path);
    }

    private final Folder folder;

    /** Only files that are there are kept, so that asking for others does not fill the memory. */
    private final Map<String, WebFile> known = new ConcurrentHashMap<>();

    WebApps(Folder folder) {
        this.folder = folder;
    }

    /** The apps that were built into this server. */
    public static WebApps onClassPath() {
        return new WebApps(path -> {
            try (InputStream in = WebApps.class.getClassLoader().getResourceAsStream("web/" + path)) {
                return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    public Reply answer(Incoming in) {
        if (!in.method().equals("GET") && !in.method().equals("HEAD")) {
            return text(405, "Pages are read with GET.", Map.entry("Allow", "GET, HEAD"));
        }
        if (in.path().equals("/")) {
            return moved("/console/");
        }
        for (String app : APPS) {
            if (in.path().equals("/" + app)) {
                return moved("/" + app + "/" + (in.query() == null ? "" : "?" + in.query()));
            }
            if (in.path().startsWith("/" + app + "/")) {
                return page(app, in.path().substring(app.length() + 2), in);
            }
        }
        return notThere();
    }

    private Reply page(String app, String path, Incoming in) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (!last.contains(".")) {
            return file(app + "/index.html")
                    .map(index -> sent(index, ASK_AGAIN, in))
                    .orElseGet(() -> reply(404, "text/html; charset=utf-8", NOT_BUILT, ASK_AGAIN, List.of()));
        }
        if (!FILE.matcher(path).matches() || last.endsWith(".br") || last.endsWith(".gz")) {
            return notThere();
        }
        String keep = NEVER_CHANGES.matcher(path).matches() ? FOR_EVER : ASK_AGAIN;
        return file(app + "/" + path).map(file -> sent(file, keep, in)).orElseGet(WebApps::notThere);
    }

    private Optional<WebFile> file(String path) {
        return Optional.ofNullable(known.computeIfAbsent(
                path,
                asked -> folder.read(asked)
                        .map(content -> WebFile.of(
                                asked,
                                content,
                                folder.read(asked + ".br").orElse(null),
                                folder.read(asked + ".gz").orElse(null)))
                        .orElse(null)));
    }

    private static Reply sent(WebFile file, String keep, Incoming in) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        String accepted = in.header("Accept-Encoding");
        byte[] body = file.content();
        String etag = file.hash();
        if (file.brotli() != null && takes(accepted, "br")) {
            body = file.brotli();
            etag += "-br";
            headers.add(Map.entry("Content-Encoding", "br"));
        } else if (file.gzip() != null && takes(accepted, "gzip")) {
            body = file.gzip();
            etag += "-gzip";
            headers.add(Map.entry("Content-Encoding", "gzip"));
        }
        etag = '"' + etag + '"';
        headers.add(Map.entry("ETag", etag));
        headers.add(Map.entry("Vary", "Accept-Encoding"));
        return isKnown(in.header("If-None-Match"), etag)
                ? reply(304, file.mediaType(), new byte[0], keep, headers)
                : reply(200, file.mediaType(), body, keep, headers);
    }

    /** True when the header lists the coding and does not give it the weight 0. */
    private static boolean takes(@Nullable String accepted, String coding) {
        if (accepted == null) {
            return false;
        }
        for (String choice : accepted.split(",")) {
            String[] parts = choice.split(";");
            if (parts[0].strip().equalsIgnoreCase(coding)) {
                return parts.length == 1 || !parts[1].strip().matches("(?i)q\\s*=\\s*0(\\.0*)?");
            }
        }
        return false;
    }

    private static boolean isKnown(@Nullable String header, String etag) {
        if (header == null) {
            return false;
        }
        for (String tag : header.split(",")) {
            String seen = tag.strip();
            if (seen.equals("*") || seen.equals(etag) || seen.equals("W/" + etag)) {
                return true;
            }
        }
        return false;
    }

    private static Reply moved(String to) {
        return reply(302, "text/plain; charset=utf-8", new byte[0], ASK_AGAIN, List.of(Map.entry("Location", to)));
    }

    private static Reply notThere() {
        return text(404, "There is no such file.");
    }

    @SafeVarargs
    private static Reply text(int status, String sentence, Map.Entry<String, String>... headers) {
        byte[] body = (sentence + "\n").getBytes(StandardCharsets.UTF_8);
        return reply(status, "text/plain; charset=utf-8", body, ASK_AGAIN, List.of(headers));
    }

    private static Reply reply(
            int status, String mediaType, byte[] body, String keep, List<Map.Entry<String, String>> headers) {
        List<Map.Entry<String, String>> all = new ArrayList<>(SAFE);
        all.add(Map.entry("Cache-Control", keep));
        all.addAll(headers);
        return new Reply(status, mediaType, all, body);
    }
}
