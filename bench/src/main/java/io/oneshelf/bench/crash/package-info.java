/**
 * {@code ./oneshelf bench crash}: server and PostgreSQL are killed with -9, again and again, under load; nothing that was
 * acknowledged may be lost and nothing may be applied twice.
 *
 * <ul>
 *   <li>{@link io.oneshelf.bench.crash.Patron} is one of the callers. It plays {@link io.oneshelf.bench.crash.Story stories} (a
 *       reservation that is committed or released, an order that is fulfilled and returned or cancelled, goods received or
 *       corrected, an import), and repeats every request under its id until it is told what became of it, as a caller is told
 *       to do. Now and then it sends a request twice on purpose.
 *   <li>{@link io.oneshelf.bench.crash.Notebook} is what the callers know: every document that was acknowledged, with its
 *       state, and what has to be on every shelf because of it.
 *   <li>{@link io.oneshelf.bench.crash.CrashLoop} kills, starts again, and then holds the notebook against the books: every
 *       document of the cycle, every shelf, and the audit.
 * </ul>
 *
 * How soon it serves again is reported and not asserted: that depends on the machine.
 */
@NullMarked
package io.oneshelf.bench.crash;

import org.jspecify.annotations.NullMarked;
