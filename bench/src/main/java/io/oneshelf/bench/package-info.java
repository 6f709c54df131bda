/**
 * How fast the house is, and whether it stays right while it is.
 *
 * <p>{@code ./oneshelf bench NAME} runs a {@link io.oneshelf.bench.Benchmark} on a {@link io.oneshelf.bench.Stage}: a server
 * as {@code ./oneshelf up} starts it, on a data folder in a temporary place, with a PostgreSQL that loses nothing. Each row is
 * warmed up, measured several times and then checked: the audit must be in order and the sums exact to the unit, or the row
 * fails however fast it was.
 *
 * <ul>
 *   <li>{@code load} makes HTTP requests cheaply and keeps their latencies.
 *   <li>{@code subject} is what is measured, and the meters.
 *   <li>{@code work} has the benchmarks, one class each.
 *   <li>{@code baseline} has what we compare with: plain programs of one transaction a call.
 *   <li>{@code report} is the table and the JSON.
 *   <li>{@code crash} and {@code races} measure nothing: they try to break promises, as {@code ./oneshelf bench crash} and
 *       {@code ./oneshelf bench races}.
 * </ul>
 *
 * This is a client of the house and no part of it: it uses the API, and of the classes only what the launcher uses.
 */
@NullMarked
package io.oneshelf.bench;

import org.jspecify.annotations.NullMarked;
