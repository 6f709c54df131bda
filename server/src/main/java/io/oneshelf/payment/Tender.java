package io.oneshelf.payment;

/**
 * One payment of a bill, as it stands.
 *
 * @param asked what was asked for
 * @param state where it stands
 * @param refunded minor units given back, 0 to the amount asked
 * @param applied false when the money came too late for its bill and was given back at once
 */
public record Tender(TakeTender asked, TenderState state, long refunded, boolean applied) {

    public Tender {
        if (refunded < 0 || refunded > asked.amount()) {
            throw new IllegalArgumentException("a tender gives back at most its amount");
        }
    }

    /** Minor units taken, given back or not. */
    public long captured() {
        return switch (state) {
            case CAPTURED, REFUNDED -> asked.amount();
            case IN_FLIGHT, FAILED -> 0;
        };
    }

    /** Minor units that can still be given back. */
    public long refundable() {
        return captured() - refunded;
    }

    Tender as(TenderState next) {
        return new Tender(asked, next, refunded, applied);
    }

    Tender givingBack(long amount) {
        long nowRefunded = Math.addExact(refunded, amount);
        return new Tender(
                asked,
                nowRefunded == asked.amount() ? TenderState.REFUNDED : TenderState.CAPTURED,
                nowRefunded,
                applied);
    }

    Tender tooLate() {
        return new Tender(asked, TenderState.REFUNDED, asked.amount(), false);
    }
}
