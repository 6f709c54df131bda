/**
 * Lets a real retailer's year happen again, through the public API: reads recorded trade, sets up a server for it, plays it
 * document by document, and reconciles what the server says with what the file says, to the unit and the penny.
 *
 * <p>It is a client like any other: it knows the server only by its HTTP contract, and of the house only the kernel's words.
 *
 * <p>The way of a line:
 *
 * <ol>
 *   <li>{@link io.oneshelf.launcher.replay.CsvReader} cuts the file into rows. A file that cannot be read to its end stops
 *       the command before anything is sent.
 *   <li>{@link io.oneshelf.launcher.replay.OnlineRetail} and {@link io.oneshelf.launcher.replay.CompleteJourney} put every
 *       row into exactly one {@link io.oneshelf.launcher.replay.Bucket} and build the documents; what they make of a file is
 *       a {@link io.oneshelf.launcher.replay.Recording}.
 *   <li>{@link io.oneshelf.launcher.replay.Receipts} works out what must have been received, week by week.
 *   <li>{@link io.oneshelf.launcher.replay.Matching} finds the sales that cancellations undo, and turns documents into
 *       {@link io.oneshelf.launcher.replay.Step}s.
 *   <li>{@link io.oneshelf.launcher.replay.Rehearsal} goes through the steps on paper to learn what will be refused.
 *   <li>{@link io.oneshelf.launcher.replay.Player} sends them, several at a time but never so that the order of sending could
 *       change an outcome.
 *   <li>{@link io.oneshelf.launcher.replay.Reconciliation} compares.
 * </ol>
 *
 * <p><b>Stopping and going on.</b> Every document has an id made from the file, and every command is idempotent by its id,
 * so an import or a replay that was killed, or whose server was, is finished by giving the same command again. Nothing is
 * remembered outside the server: a file of progress could only be wrong.
 *
 * <p><b>Money</b> is added up in {@link io.oneshelf.launcher.replay.Mills}, thousandths, because recorded prices may be finer
 * than a penny; the difference to what can be charged is a row of its own.
 */
@NullMarked
package io.oneshelf.launcher.replay;

import org.jspecify.annotations.NullMarked;
