package io.oneshelf.bench.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A caller who plays one story after the other and takes no silence for an answer. */
final class Patron {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration ONE_REQUEST = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** In how many of a hundred requests it sends the same twice at once, and in how many once more afterwards. */
    private static final int TWICE_AT_ONCE = 5;

    private static final int ONCE_MORE = 10;

    private final HttpClient http;
    private final URI server;
    private final String token;
    private final Notebook notebook;
    private final Random random;
    private final AtomicLong repeated;

    /** What it was told in the end. */
    record Told(int status, JsonNode body) {

        boolean granted() {
            return status / 100 == 2;
        }

        String word(String field) {
            return body.path(field).asString("");
        }
    }

    /** @param repeated counts the requests that had to be sent again */
    Patron(HttpClient http, URI server, String token, Notebook notebook, Random random, AtomicLong repeated) {
        this.http = http;
        this.server = server;
        this.token = token;
        this.notebook = notebook;
        this.random = random;
        this.repeated = repeated;
    }

    Notebook notebook() {
        return notebook;
    }

    Random random() {
        return random;
    }

    /** Plays stories until it is told to stop, and the last one to its end. */
    void play(Stories stories, BooleanSupplier goOn) {
        while (goOn.getAsBoolean()) {
            stories.next(random).play(this);
        }
    }

    /** Makes a document. Refused or granted, it knows in the end. */
    Told make(String path, String body) {
        if (random.nextInt(100) < TWICE_AT_ONCE) {
            CompletableFuture<Told> other =
                    CompletableFuture.supplyAsync(() -> untilTold("PUT", path, body), Thread::startVirtualThread);
            Told mine = untilTold("PUT", path, body);
            Told theirs = other.join();
            if (mine.status == 201 && theirs.status == 201) {
                throw new Lost("made twice: " + path);
            }
            // One of them may have been refused, and the other granted what had become free.
            return noted(mine.granted() ? mine : theirs);
        }
        Told told = noted(untilTold("PUT", path, body));
        if (told.granted() && random.nextInt(100) < ONCE_MORE) {
            Told again = untilTold("PUT", path, body);
            if (again.status != 200) {
                throw new Lost("was acknowledged, and sent again is answered " + again.status + ": " + path);
            }
        }
        return told;
    }

    /** Does something to a document, which has the same effect however often it is sent. */
    Told act(String path) {
        return noted(untilTold("POST", path, ""));
    }

    /** The same with a body, for many documents at once. */
    Told post(String path, String body) {
        return noted(untilTold("POST", path, body));
    }

    /** Sends what made a document once more: it must be there, in that state. */
    void mustBeThere(Notebook.Kept kept) {
        Told told = untilTold("PUT", kept.path(), kept.body());
        if (told.status != 200) {
            throw new Lost("was acknowledged, and sent again is answered " + told.status + ": " + kept.path());
        }
        if (kept.state() != null && !kept.state().equals(told.word("state"))) {
            throw new Lost("was " + kept.state() + " and is " + told.word("state") + ": " + kept.path());
        }
    }

    private Told noted(Told told) {
        notebook.answered(told.granted());
        return told;
    }

    /** The same request under the same id, until the answer is one: that is what callers are told to do. */
    private Told untilTold(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(ONE_REQUEST)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try {
                HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                int status = answer.statusCode();
                if (status / 100 == 2 || status == 409) {
                    return new Told(status, JSON.readTree(answer.body()));
                }
                if (status != 503 && status != 429) {
                    throw new Lost(method + " " + path + " is answered " + status + ": " + new String(answer.body()));
                }
            } catch (IOException killed) {
                // Whether it was done is not known; the same id settles it.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
            repeated.incrementAndGet();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new Lost("not answered in " + PATIENCE.toSeconds() + " s: " + method + " " + path);
    }
}
