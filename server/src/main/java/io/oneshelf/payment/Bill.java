package io.oneshelf.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/**
 * What is to be paid for a document, and what has been: kept inside that document, so that it is locked, written and audited
 * with it and costs no row of its own.
 *
 * @param currency ISO 4217
 * @param total minor units, ≥ 0
 * @param tax the part of the total that is tax, 0 to the total
 * @param tenders in the order they were asked for
 */
public record Bill(String currency, long total, long tax, List<Tender> tenders) {

    public Bill {
        if (total < 0 || tax < 0 || tax > total) {
            throw new IllegalArgumentException("a bill of " + total + " with tax " + tax);
        }
        tenders = List.copyOf(tenders);
    }

    public static Bill of(String currency, long total, long tax) {
        return new Bill(currency, total, tax, List.of());
    }

    /** Minor units taken, given back or not. */
    public long captured() {
        return sum(Tender::captured);
    }

    /** Minor units given back. */
    public long refunded() {
        return sum(Tender::refunded);
    }

    /** Minor units that a provider was asked for and has not answered. */
    public long inFlight() {
        return sum(tender ->
                tender.state() == TenderState.IN_FLIGHT ? tender.asked().amount() : 0);
    }

    /** Minor units that nobody has been asked for, or that failed. */
    public long open() {
        return total - applied() - inFlight();
    }

    /** True when all of it was taken in time. */
    public boolean paid() {
        return applied() == total;
    }

    public PaymentState state() {
        if (tenders.isEmpty()) {
            return PaymentState.NONE;
        }
        if (tenders.stream().anyMatch(tender -> tender.state() == TenderState.IN_FLIGHT)) {
            return PaymentState.IN_FLIGHT;
        }
        boolean anyTaken = tenders.stream()
                .anyMatch(tender -> tender.state() == TenderState.CAPTURED || tender.state() == TenderState.REFUNDED);
        if (anyTaken && captured() > 0 && captured() == refunded()) {
            return PaymentState.REFUNDED;
        }
        return anyTaken && paid() ? PaymentState.CAPTURED : PaymentState.FAILED;
    }

    public Optional<Tender> tender(String id) {
        return tenders.stream().filter(tender -> tender.asked().id().equals(id)).findFirst();
    }

    /** Minor units taken for this bill; what came too late is not among them. */
    long applied() {
        return sum(tender -> tender.applied() ? tender.captured() : 0);
    }

    Bill with(Tender tender) {
        List<Tender> more = new ArrayList<>(tenders);
        more.add(tender);
        return new Bill(currency, total, tax, more);
    }

    Bill changing(String id, UnaryOperator<Tender> change) {
        return new Bill(
                currency,
                total,
                tax,
                tenders.stream()
                        .map(tender -> tender.asked().id().equals(id) ? change.apply(tender) : tender)
                        .toList());
    }

    private long sum(ToLongFunction<Tender> part) {
        long sum = 0;
        for (Tender tender : tenders) {
            sum = Math.addExact(sum, part.applyAsLong(tender));
        }
        return sum;
    }
}
