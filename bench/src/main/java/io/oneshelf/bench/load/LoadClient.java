package io.oneshelf.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Keep-alive connections to a server on this machine, driven by the thread that calls. Connections outlive a run, so that a
 * warm-up warms them too.
 */
public final class LoadClient implements AutoCloseable {

    /** How long answers are waited for when nothing more is sent; a server that is silent for so long has failed. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int READ_BYTES = 1 << 18;

    private final Selector selector;
    private final InetSocketAddress server;
    private final List<Connection> connections = new ArrayList<>();
    private final ByteBuffer in = ByteBuffer.allocateDirect(READ_BYTES);

    /**
     * @param server must be on this machine: load is not sent to other people's
     * @param count 1 to some thousands
     */
    public LoadClient(URI server, int count) {
        try {
            InetAddress address = InetAddress.getByName(server.getHost());
            if (!address.isLoopbackAddress()) {
                throw new IllegalArgumentException("load is made on this machine only, not against " + server);
            }
            this.server = new InetSocketAddress(address, server.getPort());
            selector = Selector.open();
            for (int i = 0; i < count; i++) {
                connections.add(new Connection());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot connect to " + server, e);
        }
    }

    /** How many it keeps. */
    public int connections() {
        return connections.size();
    }

    /** Each connection sends again as soon as it is answered. */
    public Load run(Requests requests, Bound bound) {
        return new Run(requests, bound, 0).go();
    }

    /** So many requests a second at even intervals, on whichever connection is free; what finds none waits, and that counts. */
    public Load paced(Requests requests, double perSecond, Bound bound) {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException("a pace is more than 0 a second, not " + perSecond);
        }
        return new Run(requests, bound, (long) (1e9 / perSecond)).go();
    }

    @Override
    public void close() {
        for (Connection connection : connections) {
            try {
                connection.channel.close();
            } catch (IOException closedAlready) {
                // Nothing is lost with it.
            }
        }
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Run {

        private final Requests requests;
        private final Bound bound;

        /** Nanoseconds between two requests, or 0 when each connection goes as fast as it can. */
        private final long interval;

        private final boolean readsBodies;
        private final Histogram latencies = Load.emptyLatencies();
        private final long[] statuses = new long[600];
        private final ArrayDeque<Connection> free = new ArrayDeque<>();
        private long operations;
        private long sent;
        private int outstanding;
        private boolean ended;
        private long last;

        Run(Requests requests, Bound bound, long interval) {
            this.requests = requests;
            this.bound = bound;
            this.interval = interval;
            this.readsBodies = requests.readsBodies();
            connections.forEach(connection -> connection.prepare(requests.bytesMax()));
        }

        Load go() {
            try {
                // A server closes a connection that was idle for long; that is noticed here, before it is used again.
                selector.selectNow(this::ready);
                long start = System.nanoTime();
                last = start;
                long end = start + bound.time().toNanos();
                if (interval == 0) {
                    for (Connection connection : connections) {
                        send(connection, System.nanoTime());
                    }
                } else {
                    free.addAll(connections);
                }
                while (true) {
                    long now = System.nanoTime();
                    ended |= now >= end || sent >= bound.requests();
                    if (interval > 0) {
                        pace(start, now, end);
                    }
                    if (ended && outstanding == 0) {
                        break;
                    }
                    if (now - end > PATIENCE.toNanos()) {
                        throw new IllegalStateException(
                                outstanding + " requests were not answered in " + PATIENCE.toSeconds() + " seconds");
                    }
                    // A pace is kept to a millisecond; what that costs is in the latencies, since they begin when due.
                    selector.select(this::ready, interval > 0 ? 1 : 100);
                }
                Map<Integer, Long> byStatus = new HashMap<>();
                for (int status = 0; status < statuses.length; status++) {
                    if (statuses[status] > 0) {
                        byStatus.put(status, statuses[status]);
                    }
                }
                return new Load(operations, last - start, latencies, byStatus);
            } catch (IOException e) {
                throw new UncheckedIOException("a connection failed under load", e);
            }
        }

        private void pace(long start, long now, long end) throws IOException {
            while (sent < bound.requests() && !free.isEmpty()) {
                long due = start + sent * interval;
                if (due > now || due >= end) {
                    break;
                }
                send(free.poll(), due);
            }
            // What was due before the end is sent even when it finds a free connection only after it.
            ended = sent >= bound.requests() || start + sent * interval >= end;
        }

        private void send(Connection connection, long since) throws IOException {
            if (interval == 0 && (ended || sent >= bound.requests())) {
                return;
            }
            sent++;
            outstanding++;
            connection.waiting = true;
            connection.since = since;
            connection.sentAt = System.nanoTime();
            connection.out.clear();
            requests.next(connection.out);
            connection.out.flip();
            write(connection);
        }

        private void write(Connection connection) throws IOException {
            connection.channel.write(connection.out);
            connection.key.interestOps(
                    connection.out.hasRemaining()
                            ? SelectionKey.OP_READ | SelectionKey.OP_WRITE
                            : SelectionKey.OP_READ);
        }

        private void ready(SelectionKey key) {
            Connection connection = (Connection) key.attachment();
            try {
                if (key.isWritable()) {
                    write(connection);
                }
                if (key.isReadable()) {
                    in.clear();
                    int read = connection.channel.read(in);
                    if (read < 0) {
                        boolean unanswered = connection.waiting;
                        if (unanswered && !requests.mayBeSentAgain()) {
                            throw new IOException("the server closed a connection without answering");
                        }
                        connection.reopen();
                        if (unanswered) {
                            connection.answer.reset();
                            connection.out.rewind();
                            write(connection);
                        }
                        return;
                    }
                    in.flip();
                    if (connection.answer.take(in, readsBodies)) {
                        answered(connection);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("a connection failed under load", e);
            }
        }

        private void answered(Connection connection) throws IOException {
            long now = System.nanoTime();
            last = now;
            outstanding--;
            connection.waiting = false;
            latencies.recordValue(Math.clamp(now - connection.since, 1, Load.LATENCY_MAX));
            Answer answer = connection.answer;
            requests.answered(answer.status(), now - connection.sentAt);
            if (answer.status() == 429 || answer.status() == 503) {
                requests.refused(answer.saysRetryAfter());
            }
            if (readsBodies && answer.status() == 200) {
                requests.statuses(answer.body(), answer.bodyLength(), this::count);
            } else {
                count(answer.status());
            }
            answer.reset();
            if (interval == 0) {
                send(connection, now);
            } else {
                free.add(connection);
            }
        }

        private void count(int status) {
            operations++;
            statuses[Math.clamp(status, 0, statuses.length - 1)]++;
        }
    }

    private final class Connection {

        private final Answer answer = new Answer();
        private ByteBuffer out = ByteBuffer.allocateDirect(0);
        private SocketChannel channel;
        private SelectionKey key;

        /** Whether a request is under way, and when it began to count. */
        private boolean waiting;

        private long since;
        private long sentAt;

        Connection() throws IOException {
            channel = connect();
            key = channel.register(selector, SelectionKey.OP_READ, this);
        }

        private SocketChannel connect() throws IOException {
            SocketChannel opened = SocketChannel.open(server);
            opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
            opened.configureBlocking(false);
            return opened;
        }

        void reopen() throws IOException {
            channel.close();
            channel = connect();
            key = channel.register(selector, SelectionKey.OP_READ, this);
        }

        void prepare(int bytesMax) {
            if (out.capacity() < bytesMax) {
                out = ByteBuffer.allocateDirect(bytesMax);
            }
        }
    }
}
