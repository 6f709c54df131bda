package io.oneshelf.launcher.replay;

import java.io.PrintStream;
import java.nio.file.Path;

/** Prints how a file's lines were counted, and every row that was refused. */
final class FileReport {

    private static final int LONGEST_RAW = 300;

    private FileReport() {}

    static void print(Path file, Recording recording, double seconds, PrintStream out) {
        Tally tally = recording.tally();
        out.printf("%s: %s, read in %.1f s%n", file.getFileName(), recording.source(), seconds);
        Table table = new Table("lines of the file", "lines", "units", "amount " + recording.currency());
        table.row("rejected", Table.units(tally.refused().size()), "", "");
        tally.counts()
                .forEach((bucket, count) -> table.row(
                        bucket.label(),
                        Table.units(count.lines()),
                        Table.units(count.units()),
                        Mills.text(count.mills())));
        table.row("together", Table.units(tally.lines()), "", Mills.text(tally.mills()));
        table.print(out);
        recording.notes().forEach(note -> out.println("  " + note));
        for (RefusedRow row : tally.refused()) {
            String raw =
                    row.raw().length() <= LONGEST_RAW ? row.raw() : row.raw().substring(0, LONGEST_RAW) + "…";
            out.printf("  rejected, line %d: %s: %s%n", row.line(), row.reason(), raw);
        }
    }
}
