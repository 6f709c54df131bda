package io.oneshelf.order;

import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Reach;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.offer.Offer;
import io.oneshelf.offer.OfferLine;
import io.oneshelf.payment.Payment;
import io.oneshelf.payment.TenderKind;
import io.oneshelf.stock.Stock;
import io.oneshelf.stock.StockLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Goods or services come back and nobody knows from which order: the amount named goes back, or the price in effect. */
final class ReturningWithoutReceipt {

    private final Stock stock;

    ReturningWithoutReceipt(Stock stock) {
        this.stock = stock;
    }

    /** @param worth what the lines are worth, or why nobody can tell */
    record Command(ReturnId id, Caller caller, ReceiptlessReturn request, Outcome<Offer> worth)
            implements TakingBack.Command {}

    Record request(Command command) {
        return command.request();
    }

    Set<DocKey<?>> documents(Command command) {
        return ReturnApproval.documents(command.request());
    }

    Reach reach(Command command) {
        if (!(command.worth() instanceof Outcome.Found<Offer> worth)) {
            return Reach.NOTHING;
        }
        List<StockLine> goods = worth.value().lines().stream()
                .filter(OfferLine::goods)
                .map(line -> new StockLine(line.sku(), command.request().location(), line.quantity()))
                .toList();
        return stock.reach(goods).and(Payment.reach(worth.value().currency().getCurrencyCode()));
    }

    Decision<Stored<Return>> decide(Draft draft, Command command) {
        return switch (command.worth()) {
            case Outcome.Refused<Offer> refused -> Decision.drop(refused.why());
            case Outcome.Made<Offer> made -> Decision.made(takeBack(draft, command, made.value()));
            case Outcome.Found<Offer> found -> Decision.made(takeBack(draft, command, found.value()));
        };
    }

    private Stored<Return> takeBack(Draft draft, Command command, Offer offer) {
        ReceiptlessReturn request = command.request();
        Instant at = request.occurredAt() == null ? draft.now() : request.occurredAt();
        DocKey<Return> key = Return.key(command.id());
        String currency = offer.currency().getCurrencyCode();
        List<Return.Line> lines = new ArrayList<>(offer.lines().size());
        for (OfferLine line : offer.lines()) {
            lines.add(new Return.Line(
                    line.line(),
                    line.sku(),
                    line.quantity(),
                    line.goods(),
                    ReturnCondition.SELLABLE,
                    0,
                    line.total(),
                    line.tax()));
        }
        ReturningUnits.shelve(draft, stock, key, request.location(), lines, at);
        Payment.payOut(draft, key, currency, offer.total(), offer.tax(), at);
        Stored<Return> written = draft.write(
                key,
                new Return(
                        null,
                        request.member(),
                        request.channel(),
                        request.location(),
                        currency,
                        offer.total(),
                        offer.tax(),
                        lines,
                        at,
                        command.caller().name(),
                        offer.total() == 0 ? List.of() : List.of(new Return.Refunded(TenderKind.CASH, offer.total())),
                        request.shift(),
                        ReturnApproval.judged(draft, command, offer, at)));
        draft.happened(new ReturnEvent(
                command.id(), request.location(), ReturningUnits.units(lines), currency, offer.total()));
        return written;
    }
}
