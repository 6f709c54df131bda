package io.oneshelf.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The network between a server and its PostgreSQL, with what can happen to it: pulled out, slow, silent, cut, and cut at the
 * worst of moments, in the middle of a commit.
 *
 * <pre>{@code
 * try (Cable cable = Cable.to(database.url());
 *         Database far = ExternalDatabase.open(cable.url(), 16)) {
 *     cable.cutNextCommit(Cable.Moment.AFTER_IT_IS_DONE);
 *     …
 * }
 * }</pre>
 *
 * <p>It reads as much of PostgreSQL's protocol as it needs to know a COMMIT of a batch when it passes: one that comes after a
 * statement on the journal's head. Commits in which the door only takes numbers or opens accounts are let through.
 */
public final class Cable implements AutoCloseable {

    /** When a commit is cut off; to who sent it both look alike. */
    public enum Moment {
        /** PostgreSQL never hears of it, and rolls back. */
        BEFORE_IT_ARRIVES,
        /** PostgreSQL has carried it out, and its answer is lost. */
        AFTER_IT_IS_DONE
    }

    private static final int LONGEST_CHUNK = 1 << 16;

    /** The statement by which a batch is known: it stands in all of them, and last. */
    private static final String HEAD = "update journal.head";

    private static final byte[] COMMITTED = "COMMIT\0".getBytes(StandardCharsets.US_ASCII);

    private final String urlBehind;
    private final InetSocketAddress database;
    private final int port;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Moment> cutNext = new AtomicReference<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable ServerSocket socket;
    private Duration delay = Duration.ZERO;
    private boolean silent;
    private int waiting;

    private Cable(String urlBehind, InetSocketAddress database) {
        this.urlBehind = urlBehind;
        this.database = database;
        this.port = listen(0);
    }

    /** A cable to the database at this JDBC URL, plugged in. */
    public static Cable to(String url) {
        String address = url.replaceFirst("jdbc:postgresql://", "").replaceFirst("/.*", "");
        int colon = address.lastIndexOf(':');
        return new Cable(
                url,
                new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))));
    }

    /** The URL of the same database, through the cable. */
    public String url() {
        return urlBehind.replaceFirst(
                "//[^/]+/", "//" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port + "/");
    }

    /** Every connection is cut and no new one is let in. */
    public void unplug() {
        close();
        cut();
    }

    /** As it was, at the same address. */
    public void plug() {
        listen(port);
    }

    /** Every connection is cut; new ones are let in. */
    public void cut() {
        lines.forEach(Line::cut);
    }

    /** From now on every answer of the database is this late; zero ends it at once, also for those under way. */
    public void slow(Duration by) {
        change(() -> delay = by);
    }

    /** Nothing gets through in either direction, and nobody is told: what a lost packet looks like, for as long as it takes. */
    public void silence() {
        change(() -> silent = true);
    }

    /** What was held back goes on. */
    public void speak() {
        change(() -> silent = false);
    }

    /** Waits until something is held back. */
    public void awaitSomethingHeldBack() throws InterruptedException {
        lock.lock();
        try {
            while (waiting == 0) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Cuts the connection on which a batch is committed next, at that moment; null takes that back. */
    public void cutNextCommit(@Nullable Moment moment) {
        cutNext.set(moment);
    }

    /** Whether a commit that was to be cut has been. */
    public boolean hasCut() {
        return cutNext.get() == null;
    }

    @Override
    public void close() {
        try {
            ServerSocket open = socket;
            if (open != null) {
                open.close();
            }
        } catch (IOException closedAlready) {
            // Nobody is let in, which is what was wanted.
        }
        cut();
    }

    private void change(Runnable what) {
        lock.lock();
        try {
            what.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits while nothing gets through, and at least as long as the network is slow. */
    private void travel(boolean answer) throws InterruptedException {
        lock.lock();
        try {
            long since = System.nanoTime();
            while (true) {
                long left = silent ? Long.MAX_VALUE : answer ? delay.toNanos() - (System.nanoTime() - since) : 0;
                if (left <= 0) {
                    return;
                }
                waiting++;
                changed.signalAll();
                try {
                    changed.awaitNanos(left);
                } finally {
                    waiting--;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private int listen(int where) {
        try {
            ServerSocket open = new ServerSocket(where, 100, InetAddress.getLoopbackAddress());
            socket = open;
            Thread.ofVirtual().name("cable").start(() -> letIn(open));
            return open.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void letIn(ServerSocket open) {
        while (!open.isClosed()) {
            try {
                Socket client = open.accept();
                Socket server = new Socket();
                try {
                    server.connect(database);
                } catch (IOException away) {
                    client.close();
                    continue;
                }
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                Line line = new Line(client, server);
                lines.add(line);
                if (open.isClosed()) {
                    line.cut();
                }
                Thread.ofVirtual().name("cable, questions").start(() -> line.carry(line::questions));
                Thread.ofVirtual().name("cable, answers").start(() -> line.carry(line::answers));
            } catch (IOException unplugged) {
                // The loop looks whether it was us.
            }
        }
    }

    private interface Carrying {
        void on() throws IOException, InterruptedException;
    }

    /** One connection. */
    private final class Line {

        private final Socket client;
        private final Socket server;

        /** What the client has prepared, by the name it gave it. */
        private final Map<String, String> statements = new HashMap<>();

        private boolean headMoved;
        private volatile boolean committing;

        Line(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void carry(Carrying direction) {
            try {
                direction.on();
            } catch (IOException hungUp) {
                // One side has gone, so the other one is let go, too.
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            } finally {
                cut();
                lines.remove(this);
            }
        }

        void cut() {
            for (Socket end : new Socket[] {client, server}) {
                try {
                    end.close();
                } catch (IOException closedAlready) {
                    // It is cut.
                }
            }
        }

        /** From the client, message by message; the first ones have no type, until the session begins. */
        private void questions() throws IOException, InterruptedException {
            DataInputStream in = new DataInputStream(client.getInputStream());
            OutputStream out = server.getOutputStream();
            boolean begun = false;
            while (true) {
                int type = begun ? in.readByte() : 0;
                byte[] body = in.readNBytes(in.readInt() - Integer.BYTES);
                if (begun && isCommitOfABatch((char) type, body)) {
                    Moment moment = cutNext.getAndSet(null);
                    if (moment == Moment.BEFORE_IT_ARRIVES) {
                        return;
                    }
                    committing = moment == Moment.AFTER_IT_IS_DONE;
                }
                ByteArrayOutputStream message = new ByteArrayOutputStream(body.length + Integer.BYTES + 1);
                if (begun) {
                    message.write(type);
                } else {
                    // Version 3 of the protocol; what asks for encryption comes before it and is answered with no.
                    begun = ByteBuffer.wrap(body).getShort() == 3;
                }
                message.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                        .putInt(body.length + Integer.BYTES)
                        .array());
                message.writeBytes(body);
                travel(false);
                message.writeTo(out);
            }
        }

        private boolean isCommitOfABatch(char type, byte[] body) {
            String sql = switch (type) {
                case 'Q' -> text(body, 0);
                case 'P' -> {
                    String name = text(body, 0);
                    statements.put(name, text(body, name.length() + 1));
                    yield "";
                }
                case 'B' -> statements.getOrDefault(text(body, text(body, 0).length() + 1), "");
                default -> "";
            };
            if (sql.toLowerCase(Locale.ROOT).contains(HEAD)) {
                headMoved = true;
            }
            boolean ends = sql.equalsIgnoreCase("COMMIT") || sql.equalsIgnoreCase("ROLLBACK");
            boolean commit = headMoved && sql.equalsIgnoreCase("COMMIT");
            headMoved &= !ends;
            return commit;
        }

        /** Names and statements end with a zero, and are ASCII as far as we look. */
        private static String text(byte[] body, int from) {
            int to = from;
            while (body[to] != 0) {
                to++;
            }
            return new String(body, from, to - from, StandardCharsets.ISO_8859_1);
        }

        private void answers() throws IOException, InterruptedException {
            InputStream in = server.getInputStream();
            OutputStream out = client.getOutputStream();
            byte[] chunk = new byte[LONGEST_CHUNK];
            while (true) {
                int length = in.read(chunk);
                if (length < 0 || (committing && has(chunk, length, COMMITTED))) {
                    return;
                }
                travel(true);
                out.write(chunk, 0, length);
            }
        }

        private static boolean has(byte[] chunk, int length, byte[] what) {
            for (int at = 0; at + what.length <= length; at++) {
                if (java.util.Arrays.equals(chunk, at, at + what.length, what, 0, what.length)) {
                    return true;
                }
            }
            return false;
        }
    }
}
