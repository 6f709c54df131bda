package io.oneshelf.launcher.replay;

import io.oneshelf.launcher.replay.Recorded.Adjustment;
import io.oneshelf.launcher.replay.Recorded.Sale;
import io.oneshelf.launcher.replay.Step.ReturnOfOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the server answered to the steps, added up. Kept by one thread. */
final class Played {

    private final Set<String> refused = new HashSet<>();
    private final Set<String> fellAway = new HashSet<>();
    private final List<String> faults = new ArrayList<>();
    private final List<String> unforeseen = new ArrayList<>();
    private long made;
    private long found;
    private long soldMinor;
    private long refundedMinor;

    /** Documents that this run made. */
    long made() {
        return made;
    }

    /** Documents that an earlier run had made. */
    long found() {
        return found;
    }

    /** The sum of the orders' totals, as the server answered them. */
    long soldMinor() {
        return soldMinor;
    }

    /** The sum of the refunds, as the server answered them. */
    long refundedMinor() {
        return refundedMinor;
    }

    /** Sales and adjustments refused because the goods were not there. */
    boolean isRefused(String id) {
        return refused.contains(id);
    }

    /** Returns not sent, because the sale they undo was refused. */
    boolean isFallenAway(String id) {
        return fellAway.contains(id);
    }

    /** Answers that no stock of goods explains. */
    List<String> faults() {
        return faults;
    }

    /** Sales and adjustments that came out otherwise than the stock received lets expect. */
    List<String> unforeseen() {
        return unforeseen;
    }

    void refused(String id) {
        refused.add(id);
    }

    void fellAway(ReturnOfOrder back) {
        fellAway.add(back.id());
    }

    void unforeseen(String sentence) {
        unforeseen.add(sentence);
    }

    void sale(Sale sale, BatchAnswer answer) {
        if (answer.isShortfall()) {
            refused.add(sale.id());
        } else if (accepted(sale.id(), answer)) {
            soldMinor += answer.minor();
            if (answer.minor() != sale.totalMinor()) {
                faults.add("order %s came to %d instead of %d minor units"
                        .formatted(sale.id(), answer.minor(), sale.totalMinor()));
            }
        }
    }

    void adjustment(Adjustment adjustment, BatchAnswer answer) {
        if (answer.isShortfall()) {
            refused.add(adjustment.id());
        } else {
            accepted(adjustment.id(), answer);
        }
    }

    /** @param minor what the cancellation records for the units of this return */
    void returned(Step back, long minor, BatchAnswer answer) {
        if (accepted(back.id(), answer)) {
            refundedMinor += answer.minor();
            if (answer.minor() != minor) {
                faults.add(
                        "return %s paid back %d instead of %d minor units".formatted(back.id(), answer.minor(), minor));
            }
        }
    }

    private boolean accepted(String id, BatchAnswer answer) {
        if (!answer.isGood()) {
            faults.add(id + ": " + answer.described());
            return false;
        }
        if (answer.status() == 201) {
            made++;
        } else {
            found++;
        }
        return true;
    }
}
