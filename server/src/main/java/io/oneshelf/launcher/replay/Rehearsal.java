package io.oneshelf.launcher.replay;

import io.oneshelf.launcher.replay.Recorded.Adjustment;
import io.oneshelf.launcher.replay.Recorded.Sale;
import io.oneshelf.launcher.replay.Step.ReturnOfOrder;
import io.oneshelf.launcher.replay.Step.ReturnWithoutReceipt;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Goes through the steps in their order on paper, before anything is sent, to learn which sales and adjustments the books
 * must refuse because too little was received.
 *
 * <p>It is needed for two reasons. Documents travel several at a time, and one that will be refused must meet exactly the
 * stock that its place in the order gives it. And a refusal leaves nothing behind on the server: when the command is given
 * again, a sale that was refused the first time must not succeed because of goods that came back later.
 */
final class Rehearsal {

    private Rehearsal() {}

    /** The ids of the sales and adjustments that will be refused; none when enough was received. */
    static Set<String> refusals(List<Step> steps, Map<Shelf, Long> received) {
        Units units = new Units(received);
        Set<String> refused = new HashSet<>();
        for (Step step : steps) {
            switch (step) {
                case Sale sale -> takeOrRefuse(sale, units, refused);
                case Adjustment adjustment -> takeOrRefuse(adjustment, units, refused);
                case ReturnOfOrder back -> {
                    if (!refused.contains(back.order())) {
                        units.move(Units.movedBy(back));
                    }
                }
                case ReturnWithoutReceipt back -> units.move(Units.movedBy(back));
            }
        }
        return refused;
    }

    private static void takeOrRefuse(Step step, Units units, Set<String> refused) {
        Map<Shelf, Long> moved = Units.movedBy(step);
        if (units.cover(moved)) {
            units.move(moved);
        } else {
            refused.add(step.id());
        }
    }
}
