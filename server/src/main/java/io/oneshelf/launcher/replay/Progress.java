package io.oneshelf.launcher.replay;

import java.io.PrintStream;
import java.util.Locale;

/** Shows how far a command is: a bar that is drawn over itself on a terminal, a plain line every five seconds elsewhere. */
final class Progress {

    private static final long LINE_NANOS = 5_000_000_000L;
    private static final long BAR_NANOS = 200_000_000L;
    private static final int BAR_WIDTH = 30;

    private final PrintStream out;
    private final String what;
    private final long total;
    private final boolean terminal;
    private final long start = System.nanoTime();
    private long shown = start;
    private long done;

    /** @param total how many there will be, or 0 when nobody knows yet */
    Progress(PrintStream out, String what, long total) {
        this.out = out;
        this.what = what;
        this.total = total;
        this.terminal = out == System.out
                && System.console() != null
                && System.console().isTerminal();
    }

    synchronized void add(long more) {
        done += more;
        long now = System.nanoTime();
        if (now - shown >= (terminal ? BAR_NANOS : LINE_NANOS)) {
            shown = now;
            show(now);
        }
    }

    /** Leaves a last line behind and returns the seconds it took. */
    synchronized double finish() {
        double seconds = (System.nanoTime() - start) / 1e9;
        String text = String.format(Locale.ROOT, "%s: %,d in %.1f s", what, done, seconds);
        out.println(terminal ? "\r" + padded(text) : text);
        return seconds;
    }

    private void show(long now) {
        double seconds = (now - start) / 1e9;
        String count = total == 0
                ? String.format(Locale.ROOT, "%,d, %.0f s", done, seconds)
                : String.format(Locale.ROOT, "%,d of %,d, %.0f s", done, total, seconds);
        if (terminal) {
            int filled = total == 0 ? 0 : (int) Math.min(BAR_WIDTH, BAR_WIDTH * done / total);
            String bar = "#".repeat(filled) + ".".repeat(BAR_WIDTH - filled);
            out.print("\r" + padded("%s [%s] %s".formatted(what, bar, count)));
            out.flush();
        } else {
            out.println(what + ": " + count);
        }
    }

    /** Long enough to cover what the line showed before. */
    private static String padded(String text) {
        return String.format(Locale.ROOT, "%-79s", text);
    }
}
