package io.oneshelf.order;

import io.oneshelf.access.Approval;
import io.oneshelf.access.PriceByHand;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Holds prices by hand against the approvals that are to show them. What is not proven is accepted all the same, and marked: a
 * sale that happened is not undone by refusing it, and whoever may set prices by hand may also say that it has happened, so
 * refusing mere requests would keep nobody from anything.
 */
final class ProvingPrices {

    private ProvingPrices() {}

    /** The approvals that an order names; none for almost every order. */
    static Set<DocKey<?>> documents(OrderRequest request) {
        Set<DocKey<?>> approvals = Set.of();
        for (OrderRequest.Line line : request.lines()) {
            OrderRequest.ByHand byHand = line.override();
            if (byHand != null && byHand.approval() != null) {
                if (approvals.isEmpty()) {
                    approvals = new HashSet<>();
                }
                approvals.add(Approval.key(byHand.approval()));
            }
        }
        return approvals;
    }

    /** The lines, each price by hand with what its approval shows; an approval that shows it is used up. */
    static List<OrderLine> judged(Draft draft, PlacingOrder.Command command, List<OrderLine> lines, Instant at) {
        if (documents(command.request()).isEmpty()) {
            return lines;
        }
        List<OrderLine> judged = new ArrayList<>(lines);
        judged.replaceAll(line -> judged(draft, command, line, at));
        return judged;
    }

    private static OrderLine judged(Draft draft, PlacingOrder.Command command, OrderLine line, Instant at) {
        OrderRequest.ByHand told =
                command.request().lines().get(line.line() - 1).override();
        HandPrice byHand = line.handPrice();
        if (told == null || byHand == null || told.approval() == null || told.approvedBy() == null) {
            return line;
        }
        // The price as it was told: what was paid beside it is an exception of the whole order and shown as one.
        Approval.Claim claim = new Approval.Claim(
                command.caller(),
                told.approvedBy(),
                new PriceByHand(
                        line.sku(),
                        line.quantity(),
                        told.unitPrice().minor(),
                        told.unitPrice().currency().getCurrencyCode(),
                        told.per()),
                at,
                new Approval.Use(Order.key(command.id()).toString(), line.line()));
        return line.with(byHand.in(Approval.use(draft, told.approval(), claim).orElse(null)));
    }
}
