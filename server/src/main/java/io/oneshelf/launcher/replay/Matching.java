package io.oneshelf.launcher.replay;

import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.launcher.replay.Recorded.Adjustment;
import io.oneshelf.launcher.replay.Recorded.Cancellation;
import io.oneshelf.launcher.replay.Recorded.CancelledLine;
import io.oneshelf.launcher.replay.Recorded.Sale;
import io.oneshelf.launcher.replay.Recorded.SaleLine;
import io.oneshelf.launcher.replay.Step.RefundedLine;
import io.oneshelf.launcher.replay.Step.ReturnOfOrder;
import io.oneshelf.launcher.replay.Step.ReturnWithoutReceipt;
import io.oneshelf.launcher.replay.Step.ReturnedLine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sales that cancellations undo. A cancellation names no sale, so each of its lines takes back the latest units
 * that the same customer bought before it, of the same code at the same unit price, and that no earlier cancellation has
 * taken back, over several sales if need be. What is left (bought before the file begins, at another price, or by nobody
 * named) is returned without receipt at the recorded amount.
 *
 * <p>A cancellation {@code C536379} becomes the returns {@code C536379-1}, {@code C536379-2} …, one for each sale in the
 * order in which they were found, and {@code C536379-rest} for what is left. That depends on the file alone, so a second
 * run sends the same.
 */
final class Matching {

    private record Bought(MemberId member, SkuCode sku, long unitMills) {}

    /** Units of one line of a sale that nobody has returned yet. */
    private static final class Open {

        private final String order;
        private final int line;
        private long units;

        Open(String order, int line, long units) {
            this.order = order;
            this.line = line;
            this.units = units;
        }
    }

    private final Map<Bought, Deque<Open>> open = new HashMap<>();

    private Matching() {}

    /** The steps of the documents, in their order. */
    static List<Step> of(List<Recorded> documents) {
        Matching matching = new Matching();
        List<Step> steps = new ArrayList<>(documents.size());
        for (Recorded document : documents) {
            switch (document) {
                case Sale sale -> {
                    matching.sold(sale);
                    steps.add(sale);
                }
                case Adjustment adjustment -> steps.add(adjustment);
                case Cancellation cancellation -> steps.addAll(matching.returns(cancellation));
            }
        }
        return steps;
    }

    private void sold(Sale sale) {
        MemberId member = sale.member();
        if (member == null) {
            return;
        }
        for (int i = 0; i < sale.lines().size(); i++) {
            SaleLine line = sale.lines().get(i);
            if (line.mills() > 0 && line.mills() % line.quantity() == 0) {
                open.computeIfAbsent(new Bought(member, line.sku(), line.unitMills()), first -> new ArrayDeque<>(1))
                        .addLast(new Open(sale.id(), i + 1, line.quantity()));
            }
        }
    }

    private List<Step> returns(Cancellation cancellation) {
        Map<String, TreeMap<Integer, ReturnedLine>> found = new LinkedHashMap<>();
        List<RefundedLine> rest = new ArrayList<>(0);
        for (CancelledLine line : cancellation.lines()) {
            long left = take(cancellation.member(), line, found);
            if (left > 0) {
                rest.add(new RefundedLine(line.sku(), line.goods(), left, Math.multiplyExact(left, line.unitMills())));
            }
        }
        List<Step> steps = new ArrayList<>(found.size() + 1);
        found.forEach((order, lines) -> steps.add(new ReturnOfOrder(
                cancellation.id() + "-" + (steps.size() + 1),
                order,
                cancellation.at(),
                cancellation.location(),
                List.copyOf(lines.values()))));
        if (!rest.isEmpty()) {
            steps.add(new ReturnWithoutReceipt(
                    cancellation.id() + "-rest",
                    cancellation.at(),
                    cancellation.channel(),
                    cancellation.location(),
                    cancellation.member(),
                    rest));
        }
        return steps;
    }

    /** Takes the line's units out of what is open, the latest first, and returns how many were not found. */
    private long take(
            @Nullable MemberId member, CancelledLine line, Map<String, TreeMap<Integer, ReturnedLine>> found) {
        long left = line.quantity();
        Deque<Open> candidates = member == null ? null : open.get(new Bought(member, line.sku(), line.unitMills()));
        while (left > 0 && candidates != null && !candidates.isEmpty()) {
            Open latest = candidates.getLast();
            long taken = Math.min(left, latest.units);
            latest.units -= taken;
            left -= taken;
            if (latest.units == 0) {
                candidates.removeLast();
            }
            found.computeIfAbsent(latest.order, order -> new TreeMap<>())
                    .merge(
                            latest.line,
                            new ReturnedLine(latest.line, line.sku(), line.goods(), taken, taken * line.unitMills()),
                            (before, more) -> new ReturnedLine(
                                    before.line(),
                                    before.sku(),
                                    before.goods(),
                                    before.quantity() + more.quantity(),
                                    before.mills() + more.mills()));
        }
        return left;
    }
}
