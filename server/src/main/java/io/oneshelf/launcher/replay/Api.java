package io.oneshelf.launcher.replay;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The public HTTP API, as any client sees it. Everything that is sent here carries an id of ours, so sending it again is
 * harmless: an overloaded server (429, 503) is asked again after as long as it says, a server that does not answer is asked
 * again for two minutes, and only then is the command given up.
 */
final class Api implements AutoCloseable {

    /** How long a server that does not answer is asked again. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration ONE_REQUEST = Duration.ofMinutes(5);
    private static final long LONGEST_PAUSE_SECONDS = 30;
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;[^,]*rel=\"?next\"?");

    private final URI server;
    private final String token;
    private final Duration patience;
    private final HttpClient http;

    Api(URI server, String token) {
        this(server, token, PATIENCE);
    }

    Api(URI server, String token, Duration patience) {
        this.patience = patience;
        this.server = URI.create(server.toString().replaceAll("/+$", ""));
        this.token = token;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    Answer get(String path) {
        return send(request(path).GET().build());
    }

    Answer put(String path, byte[] body) {
        return send(request(path).PUT(BodyPublishers.ofByteArray(body)).build());
    }

    Answer post(String path, byte[] body) {
        return send(request(path).POST(BodyPublishers.ofByteArray(body)).build());
    }

    /** Waits before something is asked again. */
    static void pause(long seconds) {
        try {
            Thread.sleep(Duration.ofSeconds(seconds));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new CannotGoOn("Stopped; the same command goes on where it was.", stop);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path))
                .timeout(ONE_REQUEST)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json");
    }

    private Answer send(HttpRequest request) {
        long giveUp = System.nanoTime() + patience.toNanos();
        while (true) {
            IOException failure = null;
            long pauseSeconds = 1;
            try {
                HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
                int status = response.statusCode();
                if (status == 401 || status == 403) {
                    throw new CannotGoOn("%s refused the token (%d) for %s %s."
                            .formatted(
                                    server,
                                    status,
                                    request.method(),
                                    request.uri().getPath()));
                }
                boolean busy = status == 429 || status == 503;
                if (!busy || System.nanoTime() > giveUp) {
                    return new Answer(status, response.body(), next(response));
                }
                pauseSeconds =
                        seconds(response.headers().firstValue("Retry-After").orElse("1"));
            } catch (IOException notAnswered) {
                failure = notAnswered;
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new CannotGoOn("Stopped; the same command goes on where it was.", stop);
            }
            if (failure != null && System.nanoTime() > giveUp) {
                throw new CannotGoOn(
                        "%s does not answer (%s); when it does, the same command goes on where it stopped."
                                .formatted(server, described(failure)),
                        failure);
            }
            pause(pauseSeconds);
        }
    }

    private static String described(IOException failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    /** Seconds to wait; a date or anything else that is no number of seconds counts as one second. */
    private static long seconds(String retryAfter) {
        return retryAfter.matches("\\d{1,9}") ? Math.clamp(Long.parseLong(retryAfter), 1, LONGEST_PAUSE_SECONDS) : 1;
    }

    /** The path and query of the link to the next page; its host is ours whatever a proxy made of it. */
    private static @Nullable String next(HttpResponse<byte[]> response) {
        for (String link : response.headers().allValues("Link")) {
            Matcher matcher = NEXT.matcher(link);
            if (matcher.find()) {
                URI target = URI.create(matcher.group(1));
                return target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
            }
        }
        return null;
    }
}
