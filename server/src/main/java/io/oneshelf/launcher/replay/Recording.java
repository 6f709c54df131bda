package io.oneshelf.launcher.replay;

import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.MemberId;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

/**
 * A file of recorded trade, read whole and checked before the first byte is sent, so that a file that cannot be read leaves
 * nothing half done.
 *
 * @param source the word of the command, such as {@code online-retail}
 * @param prefix what our ids of receipts begin with, such as {@code or}
 * @param pricedByLine the file records what a line cost, not what a unit cost
 * @param documents in the order in which they happened
 * @param notes sentences on what the file records and the replay does not play
 */
record Recording(
        String source,
        String prefix,
        Currency currency,
        ZoneId zone,
        boolean pricedByLine,
        List<Place> places,
        List<ChannelCode> channels,
        List<Article> articles,
        List<MemberId> members,
        List<Recorded> documents,
        Tally tally,
        List<String> notes) {

    /** Reads a file, which it knows by its header. */
    static Recording read(Path file) {
        try (CsvReader csv = CsvReader.open(file)) {
            CsvRow header = csv.next();
            if (header != null && header.fields().equals(OnlineRetail.HEADER)) {
                return new OnlineRetail().read(csv);
            }
            if (header != null && header.fields().equals(CompleteJourney.HEADER)) {
                return new CompleteJourney().read(csv, CompleteJourney.productsBeside(file));
            }
            throw new CannotGoOn("%s is neither online-retail nor complete-journey: its first line is \"%s\"."
                    .formatted(file, header == null ? "" : shortened(csv.raw())));
        }
    }

    private static String shortened(String text) {
        return text.length() <= 120 ? text : text.substring(0, 120) + "…";
    }
}
