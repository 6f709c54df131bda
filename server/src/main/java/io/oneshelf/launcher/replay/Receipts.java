package io.oneshelf.launcher.replay;

import io.oneshelf.launcher.replay.Recorded.Adjustment;
import io.oneshelf.launcher.replay.Recorded.Cancellation;
import io.oneshelf.launcher.replay.Recorded.Sale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The goods a retailer must have received for the recorded sales to have been possible: for each week and shelf, as many
 * units on Monday morning as that week falls short of. Returned goods count only after they are back.
 */
final class Receipts {

    /** The most lines a movement may carry. */
    static final int MOST_LINES = 10_000;

    /**
     * One movement of kind RECEIVE.
     *
     * @param id such as {@code or-receipt-2010-W48-1}
     * @param at Monday, 00:00 of the place
     */
    record Receipt(String id, Instant at, List<Line> lines) {}

    /** @param quantity more than 0 */
    record Line(Shelf shelf, long quantity) {}

    private static final class Level {

        private LocalDate week;
        private long units;
        private long lowest;
        private long neededSoFar;

        Level(LocalDate week) {
            this.week = week;
        }
    }

    private final ZoneId zone;
    private final BigDecimal share;
    private final Map<Shelf, Level> levels = new HashMap<>();
    private final SortedMap<LocalDate, SortedMap<Shelf, Long>> byWeek = new TreeMap<>();

    private Receipts(ZoneId zone, BigDecimal share) {
        this.zone = zone;
        this.share = share;
    }

    /**
     * @param share 1, or less for a retailer who received too little: of every shelf's whole need that share, rounded down
     */
    static List<Receipt> of(Recording recording, BigDecimal share) {
        Receipts receipts = new Receipts(recording.zone(), share);
        for (Recorded document : recording.documents()) {
            LocalDate week = receipts.week(document.at());
            switch (document) {
                case Sale sale ->
                    sale.lines().stream()
                            .filter(Recorded.SaleLine::goods)
                            .forEach(line ->
                                    receipts.move(new Shelf(sale.location(), line.sku()), week, -line.quantity()));
                case Cancellation cancellation ->
                    cancellation.lines().stream()
                            .filter(Recorded.CancelledLine::goods)
                            .forEach(line -> receipts.move(
                                    new Shelf(cancellation.location(), line.sku()), week, line.quantity()));
                case Adjustment adjustment ->
                    adjustment
                            .lines()
                            .forEach(line ->
                                    receipts.move(new Shelf(adjustment.location(), line.sku()), week, line.quantity()));
            }
        }
        receipts.levels.forEach(receipts::close);
        return receipts.written(recording.prefix());
    }

    private LocalDate week(Instant at) {
        return at.atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private void move(Shelf shelf, LocalDate week, long units) {
        Level level = levels.computeIfAbsent(shelf, first -> new Level(week));
        if (!level.week.equals(week)) {
            close(shelf, level);
            level.week = week;
        }
        level.units += units;
        level.lowest = Math.min(level.lowest, level.units);
    }

    /** Receives at the week's beginning what the week fell short of. */
    private void close(Shelf shelf, Level level) {
        if (level.lowest < 0) {
            long needed = -level.lowest;
            long received = shared(level.neededSoFar + needed) - shared(level.neededSoFar);
            level.neededSoFar += needed;
            level.units += needed;
            if (received > 0) {
                byWeek.computeIfAbsent(level.week, first -> new TreeMap<>()).merge(shelf, received, Long::sum);
            }
        }
        level.lowest = 0;
    }

    private long shared(long needed) {
        return BigDecimal.valueOf(needed)
                .multiply(share)
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }

    private List<Receipt> written(String prefix) {
        List<Receipt> receipts = new ArrayList<>();
        byWeek.forEach((monday, units) -> {
            List<Line> lines = units.entrySet().stream()
                    .map(entry -> new Line(entry.getKey(), entry.getValue()))
                    .toList();
            Instant at = monday.atStartOfDay(zone).toInstant();
            for (int from = 0, part = 1; from < lines.size(); from += MOST_LINES, part++) {
                String id = String.format(
                        Locale.ROOT,
                        "%s-receipt-%d-W%02d-%d",
                        prefix,
                        monday.get(IsoFields.WEEK_BASED_YEAR),
                        monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                        part);
                receipts.add(new Receipt(id, at, lines.subList(from, Math.min(lines.size(), from + MOST_LINES))));
            }
        });
        return receipts;
    }
}
