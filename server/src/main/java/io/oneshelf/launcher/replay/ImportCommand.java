package io.oneshelf.launcher.replay;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code oneshelf import KIND FILE [--tight SHARE]}: sets a running server up for a file of recorded sales. Its products,
 * list prices and members are put, and the goods its sales needed are received, week by week. The same command again changes
 * nothing, and finishes what was interrupted.
 */
public final class ImportCommand {

    private static final String USAGE = """
            usage: oneshelf import KIND FILE [--tight SHARE]
              KIND   online-retail or complete-journey
              FILE   the CSV file, plain or gzip; complete-journey takes products.csv.gz from the same folder
              --tight SHARE   receive only this share of the goods that the file's sales need, such as 0.95""";

    private ImportCommand() {}

    /**
     * @param server where the server listens
     * @param token of role owner or integration
     * @param args what stands after {@code import}
     * @return 0; 1 when the server refused something or the file cannot be read; 2 when the arguments are not understood
     */
    public static int run(URI server, String token, List<String> args, PrintStream out) {
        List<String> words = new ArrayList<>(args);
        BigDecimal share = BigDecimal.ONE;
        int tight = words.indexOf("--tight");
        if (tight >= 0) {
            if (tight + 1 >= words.size() || !words.get(tight + 1).matches("0\\.\\d{1,6}|1|1\\.0{1,6}")) {
                return usage(out, "--tight takes a share between 0 and 1, such as 0.95");
            }
            share = new BigDecimal(words.get(tight + 1));
            words.remove(tight + 1);
            words.remove(tight);
        }
        if (words.contains("--help")) {
            out.println(USAGE);
            return 0;
        }
        if (words.size() != 2) {
            return usage(out, "a kind and a file are needed");
        }
        if (!List.of("online-retail", "complete-journey").contains(words.getFirst())) {
            return usage(out, "there is no kind " + words.getFirst());
        }
        try {
            return imported(server, token, words.getFirst(), Path.of(words.get(1)), share, out);
        } catch (CannotGoOn why) {
            out.println(why.sentence());
            return 1;
        }
    }

    private static int imported(URI server, String token, String kind, Path file, BigDecimal share, PrintStream out) {
        long start = System.nanoTime();
        Recording recording = Recording.read(file);
        if (!recording.source().equals(kind)) {
            throw new CannotGoOn("%s is %s, not %s.".formatted(file, recording.source(), kind));
        }
        FileReport.print(file, recording, (System.nanoTime() - start) / 1e9, out);
        try (Api api = new Api(server, token)) {
            List<String> faults = sendAll(api, recording, share, out);
            out.printf("Imported in %.1f s%n", (System.nanoTime() - start) / 1e9);
            if (!faults.isEmpty()) {
                out.printf("The server refused %,d things:%n", faults.size());
                faults.stream().limit(20).forEach(fault -> out.println("  " + fault));
            }
            return faults.isEmpty() ? 0 : 1;
        }
    }

    /** Sends what the recording needs, and returns what the server refused. */
    static List<String> sendAll(Api api, Recording recording, BigDecimal share, PrintStream out) {
        List<Receipts.Receipt> receipts = Receipts.of(recording, share);
        Importer importer = new Importer(api, new Wire(recording.currency(), recording.pricedByLine()), out);
        importer.facts(recording);
        // The share stands in the movement, so that a second import with another share is told that it is another.
        String reason = "weekly receipt for the recorded sales"
                + (share.compareTo(BigDecimal.ONE) == 0
                        ? ""
                        : ", tight " + share.stripTrailingZeros().toPlainString());
        importer.receive(receipts, reason);
        importer.summary().forEach(line -> out.println("  " + line));
        return importer.faults();
    }

    private static int usage(PrintStream out, String why) {
        out.println(why);
        out.println(USAGE);
        return 2;
    }
}
