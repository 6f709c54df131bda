package io.oneshelf.launcher.replay;

import io.oneshelf.launcher.replay.Recorded.Adjustment;
import io.oneshelf.launcher.replay.Recorded.Sale;
import io.oneshelf.launcher.replay.Step.ReturnOfOrder;
import io.oneshelf.launcher.replay.Step.ReturnWithoutReceipt;
import java.util.HashMap;
import java.util.Map;

/** Units on shelves as the replay counts them: what a step takes, what it brings back, whether what it takes is there. */
final class Units {

    private final Map<Shelf, Long> onShelf;

    /** @param received what was received in all, by shelf */
    Units(Map<Shelf, Long> received) {
        onShelf = new HashMap<>(received);
    }

    /** What the step moves, by shelf: negative what leaves, positive what comes back. Services move nothing. */
    static Map<Shelf, Long> movedBy(Step step) {
        Map<Shelf, Long> moved = new HashMap<>();
        switch (step) {
            case Sale sale ->
                sale.lines().stream()
                        .filter(Recorded.SaleLine::goods)
                        .forEach(line ->
                                moved.merge(new Shelf(sale.location(), line.sku()), -line.quantity(), Long::sum));
            case Adjustment adjustment ->
                adjustment
                        .lines()
                        .forEach(line ->
                                moved.merge(new Shelf(adjustment.location(), line.sku()), line.quantity(), Long::sum));
            case ReturnOfOrder back ->
                back.lines().stream()
                        .filter(Step.ReturnedLine::goods)
                        .forEach(line ->
                                moved.merge(new Shelf(back.location(), line.sku()), line.quantity(), Long::sum));
            case ReturnWithoutReceipt back ->
                back.lines().stream()
                        .filter(Step.RefundedLine::goods)
                        .forEach(line ->
                                moved.merge(new Shelf(back.location(), line.sku()), line.quantity(), Long::sum));
        }
        return moved;
    }

    /** Whether everything that leaves is there. */
    boolean cover(Map<Shelf, Long> moved) {
        return moved.entrySet().stream().allMatch(entry -> on(entry.getKey()) + entry.getValue() >= 0);
    }

    void move(Map<Shelf, Long> moved) {
        moved.forEach((shelf, units) -> onShelf.merge(shelf, units, Long::sum));
    }

    long on(Shelf shelf) {
        return onShelf.getOrDefault(shelf, 0L);
    }
}
