package io.oneshelf.bench.crash;

import io.oneshelf.bench.Stage;
import io.oneshelf.bench.subject.Goods;
import io.oneshelf.bench.subject.ServerProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/** Kills, starts again, compares. */
final class CrashLoop implements AutoCloseable {

    private static final int PATRONS = 16;
    private static final long NOBODY = 0;
    private static final Duration AFTERWARDS = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final PrintWriter out;
    private final Path data;
    private final ServerProcess.Source source;
    private final Random random;
    private final Goods goods = new Goods("CR", 12, 2, 10);
    private final Notebook notebook = new Notebook(goods);
    private final Stories stories = new Stories(goods, "CR");
    private final AtomicLong repeated = new AtomicLong();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private volatile ServerProcess server;
    private final String token;
    private long longestMillis;

    /** Who is killed. */
    private enum Victim {
        SERVER("the server"),
        POSTGRES("PostgreSQL"),
        BOTH("both");

        private final String words;

        Victim(String words) {
            this.words = words;
        }
    }

    /**
     * @param work an empty folder
     * @param seed of what is played and when it is killed; the order in which threads run is not in it
     */
    CrashLoop(PrintWriter out, ServerProcess.Source from, Path work, long seed) {
        this.out = out;
        this.random = new Random(seed);
        this.data = work.resolve("crash");
        // The same port each time, as a retailer has it; below those that outgoing connections take.
        this.source = new ServerProcess.Source(
                from.project(),
                from.home(),
                from.log(),
                List.of("--data", data.toString(), "--port", Integer.toString(freePort())));
        this.server = ServerProcess.start(source);
        try {
            goods.setUp(server.api(), true);
            // What a server leaves in its note ends with it; the callers' own token does not.
            token = server.api()
                    .post("/v1/tokens", "{\"role\":\"owner\",\"name\":\"crash loop\"}")
                    .path("token")
                    .asString();
        } catch (RuntimeException failure) {
            server.close();
            throw failure;
        }
    }

    /**
     * @throws Lost when a promise was broken
     */
    void run(int cycles) {
        for (int cycle = 1; cycle <= cycles; cycle++) {
            Victim victim = cycle % 5 == 0 ? Victim.BOTH : cycle % 2 == 0 ? Victim.POSTGRES : Victim.SERVER;
            cycle(cycle, cycles, victim);
        }
        compareAll(notebook.all());
        out.printf(
                "%d cycles: %,d requests acknowledged, %,d refused, %,d sent again for want of an answer; nothing lost,"
                        + " nothing applied twice, the books in order. Serving again after %.1f s at the latest.%n",
                cycles, notebook.acknowledged(), notebook.refused(), repeated.get(), longestMillis / 1e3);
        out.flush();
    }

    private void cycle(int cycle, int cycles, Victim victim) {
        long before = notebook.acknowledged();
        AtomicBoolean goOn = new AtomicBoolean(true);
        long killedAfter = 50 + random.nextInt(2_000);
        long serving;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> playing = new ArrayList<>();
            for (int number = 0; number < PATRONS; number++) {
                Patron patron = patron(random.nextLong());
                playing.add(CompletableFuture.runAsync(() -> patron.play(stories, goOn::get), threads));
            }
            try {
                pause(Duration.ofMillis(killedAfter));
                long postmaster = postmaster();
                notebook.listen();
                kill(victim, postmaster);
                if (victim == Victim.POSTGRES) {
                    // The server starts it again. Until it is gone, what it had begun may still be answered.
                    await(playing, () -> postmaster() != postmaster && postmaster() != NOBODY);
                } else {
                    server = ServerProcess.start(source);
                }
                long back = System.nanoTime();
                await(playing, () -> notebook.lastAnswer() > back);
                pause(AFTERWARDS);
                serving = TimeUnit.NANOSECONDS.toMillis(notebook.longestSilence());
            } finally {
                goOn.set(false);
            }
            playing.forEach(CrashLoop::join);
        }
        longestMillis = Math.max(longestMillis, serving);
        List<Notebook.Kept> kept = notebook.closeCycle();
        compareAll(kept);
        compareShelves();
        Stage.mustBeInOrder(server.api());
        out.printf(
                "cycle %d of %d: %s killed after %,d ms; %,d acknowledged, serving again after %.1f s; %,d documents and"
                        + " every shelf as they were told%n",
                cycle, cycles, victim.words, killedAfter, notebook.acknowledged() - before, serving / 1e3, kept.size());
        out.flush();
    }

    /** kill -9. */
    private void kill(Victim victim, long postmaster) {
        if (victim != Victim.POSTGRES) {
            server.kill();
        }
        if (victim != Victim.SERVER) {
            ProcessHandle.of(postmaster).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private Path postmasterFile() {
        return data.resolve("postgres").resolve("postmaster.pid");
    }

    /** PostgreSQL's first process, as it stands in its folder. */
    private long postmaster() {
        try {
            List<String> lines = Files.readAllLines(postmasterFile());
            return lines.isEmpty() ? NOBODY : Long.parseLong(lines.getFirst().trim());
        } catch (NoSuchFileException notRunning) {
            return NOBODY;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(List<CompletableFuture<Void>> playing, BooleanSupplier here) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!here.getAsBoolean()) {
            playing.stream().filter(CompletableFuture::isCompletedExceptionally).forEach(CrashLoop::join);
            if (System.nanoTime() > end) {
                throw new Lost("not serving again " + PATIENCE.toSeconds() + " s after the kill");
            }
            pause(Duration.ofMillis(5));
        }
    }

    private void compareAll(List<Notebook.Kept> kept) {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> comparing = new ArrayList<>();
            for (int number = 0; number < PATRONS; number++) {
                Patron patron = patron(number);
                comparing.add(CompletableFuture.runAsync(
                        () -> {
                            for (int i = next.getAndIncrement(); i < kept.size(); i = next.getAndIncrement()) {
                                patron.mustBeThere(kept.get(i));
                            }
                        },
                        threads));
            }
            comparing.forEach(CrashLoop::join);
        }
    }

    private void compareShelves() {
        int shelves = goods.skus() * goods.locations();
        StringJoiner pairs = new StringJoiner(",", "{\"pairs\":[", "]}");
        for (int shelf = 0; shelf < shelves; shelf++) {
            pairs.add("{\"sku\":\"" + goods.sku(shelf / goods.locations()) + "\",\"location\":\""
                    + goods.location(shelf % goods.locations()) + "\"}");
        }
        JsonNode lines = server.api()
                .post("/v1/stock/availability:query", pairs.toString())
                .path("lines");
        Stage.mustBe("shelves", lines.size(), shelves);
        for (int shelf = 0; shelf < shelves; shelf++) {
            JsonNode line = lines.get(shelf);
            if (line.path("onHand").asLong() != notebook.onHand(shelf)
                    || line.path("reserved").asLong() != notebook.reserved(shelf)) {
                throw new Lost("by what was acknowledged a shelf has %d on hand and %d reserved, and it says %s"
                        .formatted(notebook.onHand(shelf), notebook.reserved(shelf), line));
            }
        }
    }

    private Patron patron(long seed) {
        return new Patron(http, server.address(), token, notebook, new Random(seed), repeated);
    }

    private static void join(CompletableFuture<Void> playing) {
        try {
            playing.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private static int freePort() {
        Random anywhere = new Random();
        while (true) {
            int port = 20_000 + anywhere.nextInt(12_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // Another one.
            }
        }
    }

    @Override
    public void close() {
        http.close();
        server.close();
        // A server that was killed and did not come back has left its PostgreSQL behind.
        if (Files.exists(postmasterFile())) {
            ProcessHandle.of(postmaster()).ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
