package io.oneshelf.launcher.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a CSV file.
 *
 * @param line the line of the file on which the row begins, the first being 1
 * @param fields what stands between the commas, quotes resolved
 * @param fault what is wrong with the row's own form, or null when it is well formed
 */
record CsvRow(long line, List<String> fields, @Nullable String fault) {}
