/**
 * What is measured, and what it is measured with.
 *
 * <ul>
 *   <li>{@link io.oneshelf.bench.subject.ServerProcess} is a server as {@code ./oneshelf up} starts it, in a process of its
 *       own with a data folder of its own; or one that runs already.
 *   <li>{@link io.oneshelf.bench.subject.HouseHere} is the same house in this process, for what is measured without HTTP.
 *   <li>{@link io.oneshelf.bench.subject.Goods} is what stands on its shelves, set up through the public API.
 *   <li>{@link io.oneshelf.bench.subject.Meter} measures a run: besides time, what each process used of the processor, read
 *       from {@code /proc}, and what PostgreSQL wrote. On a machine that others use too, the processor time of an operation
 *       is the figure that stays.
 *   <li>{@link io.oneshelf.bench.subject.PartsMeter} takes that apart, for {@code --parts}: threads, statements, tables.
 * </ul>
 *
 * PostgreSQL is never measured with less than it promises: {@link io.oneshelf.bench.subject.PostgresFigures} refuses to when
 * {@code fsync} or {@code synchronous_commit} is off.
 */
@NullMarked
package io.oneshelf.bench.subject;

import org.jspecify.annotations.NullMarked;
