/**
 * Everything that can run out is an account; everything that can be promised is a hold.
 *
 * <p>Units, money and points are kept by one engine with one schema; the {@link io.oneshelf.ledger.Book} is part of an
 * account's key. A module above owns its chart of accounts and its rules; this package owns the arithmetic and its promises:
 *
 * <ul>
 *   <li>An {@link io.oneshelf.ledger.Entry} is one row (from, to, quantity &gt; 0), so the sum over all accounts is zero by
 *       construction. It is never changed.
 *   <li>Only bounded accounts have a balance row. World accounts (supplier, customer, shrinkage, revenue) have none: their
 *       balance is the sum of their entries, so no sale contends on them.
 *   <li>A {@link io.oneshelf.ledger.Hold} is not an entry. {@code held} of an account is the sum of its open hold lines. A
 *       hold goes HELD → CONFIRMED → SETTLED, RELEASED or EXPIRED, wholly or by lines; its lines are never changed and it is
 *       never made anew.
 *   <li>{@code held ≤ on hand + shortage}. A hold never makes a shortage; only a fact does (a count, damage, goods already
 *       carried out).
 * </ul>
 *
 * <p>{@link io.oneshelf.ledger.Sheet} is the engine: the locked rows of one batch, worked on in memory, undone to a mark
 * when a command is refused. It is pure: no I/O, no clock, no thread. What it changed is written by the books of
 * {@code journal}.
 *
 * <p>A request that its rules allowed cannot fail here: the caller has looked at the {@link io.oneshelf.ledger.Balance}
 * first. When it asks for more all the same, {@link io.oneshelf.ledger.Overdrawn} is thrown, which is a fault of ours and
 * not an answer.
 */
@NullMarked
package io.oneshelf.ledger;

import org.jspecify.annotations.NullMarked;
