/**
 * What we compare with: reservations as a decent program makes them that has a table and a transaction for each call. Plain
 * JDBC, prepared statements, the indexes it needs and no more, on the same PostgreSQL and in the same run.
 *
 * <ul>
 *   <li>{@link io.oneshelf.bench.baseline.TwoStatements}: a conditional UPDATE, an INSERT, COMMIT.
 *   <li>{@link io.oneshelf.bench.baseline.OneStatement}: both in one statement, which is its own transaction.
 *   <li>{@link io.oneshelf.bench.baseline.UnitRows}: a row for every unit, taken with SKIP LOCKED, so that nobody waits.
 * </ul>
 *
 * They keep a reservation and what it holds, and the id is unique. They keep no journal, no expiry, no idempotent answer and no
 * ledger: they do less than the house does.
 */
@NullMarked
package io.oneshelf.bench.baseline;

import org.jspecify.annotations.NullMarked;
