/**
 * What was measured, as a table for people and as JSON for keeping: every run, the machine, the JDK, PostgreSQL and how it was
 * set, the commit. A {@link io.oneshelf.bench.report.Row} is one line of the table, with all its runs; the table shows the
 * median and the range.
 */
@NullMarked
package io.oneshelf.bench.report;

import org.jspecify.annotations.NullMarked;
