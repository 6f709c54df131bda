/**
 * Years of a small retailer, played on a virtual clock, with faults.
 *
 * <p>Three stores and a warehouse open and close, sell, deliver, count and take back, for as many years as there are seeds.
 * Each year runs on one thread, on books in memory, by calling the {@code step()} of door, due work and feed where production
 * has threads. The words:
 *
 * <ul>
 *   <li><b>step</b>: one thing that someone asks of the house, told as a sentence. The seed decides all of them.
 *   <li><b>fault</b>: what goes wrong on the way, a {@link io.oneshelf.bench.simulate.Fault}: the database is away, the
 *       process dies at a point of the commit, the answer is lost, the clock jumps, something is delivered twice.
 *   <li><b>caller</b>: asks again under the same id until there is an answer, and keeps a list of what was acknowledged.
 *   <li><b>inspector</b>: adds up every commit for itself, and compares balances, holds, documents and money with its sums
 *       after every one; at the end of each day the books themselves are read and compared.
 * </ul>
 *
 * <p>What does not fit is a {@link io.oneshelf.bench.simulate.Violation}; {@code --seed N --until-step K} plays to it again.
 */
@NullMarked
package io.oneshelf.bench.simulate;

import org.jspecify.annotations.NullMarked;
