/**
 * A client that makes load and takes little of the machine for itself: on two cores everything it uses is missing from the
 * server.
 *
 * <p>{@link io.oneshelf.bench.load.LoadClient} keeps all connections on one thread and one selector, writes requests that
 * {@link io.oneshelf.bench.load.Requests} puts into a buffer, and reads of an answer its status and its length; the body only
 * where a benchmark asks for it. It drives in two ways: closed (each connection sends again when it is answered) and paced (so
 * many a second, whatever the server does; a request's time begins when it was due, so waiting for a free connection counts).
 *
 * <p>What it saw is a {@link io.oneshelf.bench.load.Load}.
 */
@NullMarked
package io.oneshelf.bench.load;

import org.jspecify.annotations.NullMarked;
