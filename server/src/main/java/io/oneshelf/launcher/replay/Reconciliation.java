package io.oneshelf.launcher.replay;

import io.oneshelf.launcher.replay.Recorded.Adjustment;
import io.oneshelf.launcher.replay.Recorded.Sale;
import io.oneshelf.launcher.replay.Step.ReturnOfOrder;
import io.oneshelf.launcher.replay.Step.ReturnWithoutReceipt;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Compares what the file records with what the server says it did: money in total, units out, back and on hand on every
 * shelf. What the file has and the server has not is explained row by row (refused for want of goods, fallen away with the
 * sale it undoes, less than a penny, money that is no document); what is left is the unexplained difference, and it must be
 * nothing.
 */
final class Reconciliation {

    private static final int EXAMPLES = 20;

    /** Sums of one direction, from the file: everything, and the part that the server was right not to book. */
    private static final class Side {

        private long documents;
        private long mills;
        private long minor;
        private long units;
        private long missingDocuments;
        private long missingMills;
        private long missingMinor;
        private long missingUnits;

        /** What of the money that was booked is finer than the minor unit, and so was not. */
        long belowMinorUnit() {
            return mills - missingMills - Mills.ofMinor(minor - missingMinor);
        }

        void add(boolean missing, long moreMills, long moreMinor, long moreUnits) {
            documents++;
            mills += moreMills;
            minor += moreMinor;
            units += moreUnits;
            if (missing) {
                missingDocuments++;
                missingMills += moreMills;
                missingMinor += moreMinor;
                missingUnits += moreUnits;
            }
        }
    }

    private record Expected(long out, long back, long adjusted) {

        static final Expected NOTHING = new Expected(0, 0, 0);

        Expected plus(long moreOut, long moreBack, long moreAdjusted) {
            return new Expected(out + moreOut, back + moreBack, adjusted + moreAdjusted);
        }
    }

    private final Recording recording;
    private final Played played;
    private final Side sold = new Side();
    private final Side back = new Side();
    private final Side adjusted = new Side();
    private long withoutReceipt;
    private long ofOrders;
    private final Map<Shelf, Expected> expected = new HashMap<>();
    private final List<String> differences = new ArrayList<>();

    Reconciliation(Recording recording, List<Step> steps, Played played) {
        this.recording = recording;
        this.played = played;
        steps.forEach(this::expect);
    }

    /** What nobody can explain, each in a sentence; empty when file and server agree. */
    List<String> differences() {
        return differences;
    }

    /** Every shelf the file or the server's books know of. */
    List<Shelf> shelves(ServerBooks books) {
        TreeSet<Shelf> all = new TreeSet<>(expected.keySet());
        all.addAll(books.shelves().keySet());
        return List.copyOf(all);
    }

    /** Compares and prints; afterwards {@link #differences()} has what is left. */
    void compare(ServerBooks books, Map<Shelf, OnHand> onHand, PrintStream out) {
        lines();
        money(out);
        units(books, onHand, out);
        differences.addAll(played.faults());
        differences.addAll(played.unforeseen());
    }

    /** Adds what the server's own audit says; apart from the rest, because a year of books takes it a while. */
    void add(Audit audit, PrintStream out) {
        out.printf("Audit: %s, %,d checks%n", audit.ok() ? "ok" : "NOT OK", audit.checks());
        if (!audit.ok()) {
            differences.add("the server's audit found violations: " + String.join(", ", audit.violated()));
        }
    }

    private void expect(Step step) {
        switch (step) {
            case Sale sale -> {
                boolean refused = played.isRefused(sale.id());
                sold.add(
                        refused,
                        sale.lines().stream()
                                .mapToLong(Recorded.SaleLine::mills)
                                .sum(),
                        sale.totalMinor(),
                        goods(step));
                if (!refused) {
                    Units.movedBy(sale).forEach((shelf, units) -> expect(shelf, -units, 0, 0));
                }
            }
            case Adjustment adjustment -> {
                boolean refused = played.isRefused(adjustment.id());
                adjusted.add(refused, 0, 0, goods(step));
                if (!refused) {
                    Units.movedBy(adjustment).forEach((shelf, units) -> expect(shelf, 0, 0, units));
                }
            }
            case ReturnOfOrder of -> {
                boolean fellAway = played.isFallenAway(of.id());
                ofOrders++;
                back.add(
                        fellAway,
                        of.lines().stream().mapToLong(Step.ReturnedLine::mills).sum(),
                        of.lines().stream().mapToLong(Step.ReturnedLine::minor).sum(),
                        goods(step));
                if (!fellAway) {
                    Units.movedBy(of).forEach((shelf, units) -> expect(shelf, 0, units, 0));
                }
            }
            case ReturnWithoutReceipt without -> {
                withoutReceipt++;
                back.add(
                        false,
                        without.lines().stream()
                                .mapToLong(Step.RefundedLine::mills)
                                .sum(),
                        without.lines().stream()
                                .mapToLong(Step.RefundedLine::minor)
                                .sum(),
                        goods(step));
                Units.movedBy(without).forEach((shelf, units) -> expect(shelf, 0, units, 0));
            }
        }
    }

    private static long goods(Step step) {
        return Math.abs(
                Units.movedBy(step).values().stream().mapToLong(Long::longValue).sum());
    }

    private void expect(Shelf shelf, long out, long back, long adjusted) {
        expected.merge(shelf, new Expected(out, back, adjusted), (before, more) -> before.plus(out, back, adjusted));
    }

    /** The documents must carry the whole of what the lines were counted as: no line may be lost between the two. */
    private void lines() {
        differ(
                "money of the documents, against the lines",
                recording.tally().mills(),
                sold.mills - back.mills + moneyOnly());
    }

    /** What the file records as money without a document of the API. */
    private long moneyOnly() {
        return recording.tally().counts().entrySet().stream()
                .filter(entry -> entry.getKey().isMoneyOnly())
                .mapToLong(entry -> entry.getValue().mills())
                .sum();
    }

    private void money(PrintStream out) {
        long soldServer = Mills.ofMinor(played.soldMinor());
        long backServer = Mills.ofMinor(played.refundedMinor());
        long alone = moneyOnly();
        long netDifference = recording.tally().mills() - (soldServer - backServer);
        out.printf("Money (%s)%n", recording.currency());
        Table table = new Table("", "file", "server", "difference");
        table.row("gross sales", Mills.text(sold.mills), Mills.text(soldServer), Mills.text(sold.mills - soldServer));
        table.row(
                "cancellations", Mills.text(-back.mills), Mills.text(-backServer), Mills.text(backServer - back.mills));
        table.row("money without a document", Mills.text(alone), Mills.text(0), Mills.text(alone));
        table.row(
                "net",
                Mills.text(recording.tally().mills()),
                Mills.text(soldServer - backServer),
                Mills.text(netDifference));
        table.print(out);

        long belowMinorUnit = sold.belowMinorUnit() - back.belowMinorUnit();
        long unexplained = netDifference - alone - sold.missingMills + back.missingMills - belowMinorUnit;
        Table why = new Table("the net's difference is", "");
        recording.tally().counts().forEach((bucket, count) -> {
            if (bucket.isMoneyOnly()) {
                why.row(bucket.label(), Mills.text(count.mills()));
            }
        });
        why.row("sales refused for want of goods", Mills.text(sold.missingMills));
        why.row("cancellations of refused sales", Mills.text(-back.missingMills));
        why.row("below the minor unit (sub-penny)", Mills.text(belowMinorUnit));
        why.row("unexplained", Mills.text(unexplained));
        why.print(out);
        differ("gross sales", sold.mills - sold.missingMills - sold.belowMinorUnit(), soldServer);
        differ("cancellations", back.mills - back.missingMills - back.belowMinorUnit(), backServer);
        differ("net difference left unexplained", 0, unexplained);
        out.printf(
                "Documents: %,d sales, of which %,d refused for want of goods; %,d returns of orders, of which %,d fell away with"
                        + " the refused sale; %,d returns without receipt; %,d adjustments, of which %,d refused%n",
                sold.documents,
                sold.missingDocuments,
                ofOrders,
                back.missingDocuments,
                withoutReceipt,
                adjusted.documents,
                adjusted.missingDocuments);
    }

    private void units(ServerBooks books, Map<Shelf, OnHand> onHand, PrintStream out) {
        long received = 0;
        long soldServer = 0;
        long backServer = 0;
        long adjustedServer = 0;
        long onHandServer = 0;
        long onHandExpected = 0;
        long wrong = 0;
        List<Shelf> shelves = shelves(books);
        for (Shelf shelf : shelves) {
            ServerBooks.Sums sums = books.of(shelf);
            Expected file = expected.getOrDefault(shelf, Expected.NOTHING);
            OnHand now = onHand.getOrDefault(shelf, OnHand.NOTHING);
            long shouldBe = sums.received() - file.out() + file.back() + file.adjusted();
            received += sums.received();
            soldServer -= sums.sold();
            backServer += sums.returned();
            adjustedServer += sums.adjusted();
            onHandServer += now.units();
            onHandExpected += shouldBe;
            boolean same = -sums.sold() == file.out()
                    && sums.returned() == file.back()
                    && sums.adjusted() == file.adjusted()
                    && now.units() == shouldBe
                    && now.reserved() == 0;
            if (!same && ++wrong <= EXAMPLES) {
                differences.add(
                        "%s at %s: out %d and back %d and adjusted %d and on hand %d in the file, out %d and back %d and adjusted %d and on hand %d (%d reserved) on the server"
                                .formatted(
                                        shelf.sku(),
                                        shelf.location(),
                                        file.out(),
                                        file.back(),
                                        file.adjusted(),
                                        shouldBe,
                                        -sums.sold(),
                                        sums.returned(),
                                        sums.adjusted(),
                                        now.units(),
                                        now.reserved()));
            }
        }
        if (wrong > EXAMPLES) {
            differences.add("%,d more shelves differ".formatted(wrong - EXAMPLES));
        }
        out.println("Units of goods");
        Table table = new Table("", "file", "not booked", "server", "unexplained");
        row(table, "out, sold and free", sold.units, sold.missingUnits, soldServer);
        row(table, "back", back.units, back.missingUnits, backServer);
        row(table, "written off", adjusted.units, adjusted.missingUnits, -adjustedServer);
        row(table, "received", received, 0, received);
        row(table, "on hand", onHandExpected, 0, onHandServer);
        table.print(out);
        out.printf(
                "Shelves: %,d compared one by one, %,d differ; %,d entries read%n",
                shelves.size(), wrong, books.entries());
    }

    private static void row(Table table, String label, long file, long missing, long server) {
        table.row(
                label,
                Table.units(file),
                Table.units(missing),
                Table.units(server),
                Table.units(file - missing - server));
    }

    private void differ(String what, long should, long is) {
        if (should != is) {
            differences.add("%s: %s instead of %s".formatted(what, Mills.text(is), Mills.text(should)));
        }
    }
}
