package io.oneshelf.launcher.replay;

/**
 * A row of a file that is not used, and why.
 *
 * @param line the line of the file on which the row begins, the header being line 1
 * @param reason a sentence without a full stop
 * @param raw the row's own text, as it stands in the file
 */
record RefusedRow(long line, String reason, String raw) {}
