/**
 * The one door through which everything is written, and the journal of what happened.
 *
 * <p>Callers hand a {@link io.oneshelf.journal.Verb} to the {@link io.oneshelf.journal.Door}. What has queued while the
 * previous commit ran is gathered into one batch (at most 256 commands, no lingering), read and written set-wise, and
 * decided row-wise: one command after the other, in arrival order, on its rows in memory. It is decided ahead, while the
 * batch before it is being written, and committed only if nobody else has committed since; else under locks. Its new rows
 * are inserted ahead as well, what others may want follows when the batch before it is durable. The words:
 *
 * <ul>
 *   <li><b>command</b>: what a caller asks, under an id the caller chose. The document it makes is the idempotency record.
 *   <li><b>verb</b>: the pure rule that decides a command on a {@link io.oneshelf.journal.Draft}.
 *   <li><b>document</b>: a record with an id, a number and a version, kept in its module's own schema.
 *   <li><b>event</b>: small news (ids and numbers, never personal data), appended in the same commit, in commit order.
 *   <li><b>books</b>: where all of it is kept. {@link io.oneshelf.journal.MemoryBooks} serve table tests and simulation,
 *       {@code PostgresBooks} are the truth in production; one differential test holds them together.
 *   <li><b>audit rule</b>: a promise that rows can show, asked of everything or of what is new
 *       ({@link io.oneshelf.journal.AuditScope}); every module that keeps documents has its own.
 *   <li><b>due work</b>: what is to be done at a time; <b>bookmark</b>: how far a reader of the events has come.
 * </ul>
 *
 * <p>Promises: order is kept; one failing command spoils nobody else's; nobody, refused ones included, is answered before
 * the batch's commit is durable; a queue is bounded and a full one refuses at once; on shutdown everyone is answered; an
 * unknown outcome is settled by sending the same id again. Threads, timers and {@code now()} live here, in the launcher and
 * in adapters, nowhere else; every pump has a {@code step()} that a simulator can call instead.
 */
@NullMarked
package io.oneshelf.journal;

import org.jspecify.annotations.NullMarked;
