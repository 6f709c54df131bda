package io.oneshelf.payment;

/**
 * Asks for one tender to be taken.
 *
 * @param id names it within its bill
 * @param kind what is paid with
 * @param amount minor units of the bill's currency, ≥ 0
 * @param behaviour how the TEST provider is to behave; other kinds ignore it
 * @param delaySeconds after which a LATE or TWICE provider answers, 0 to {@value #MAX_DELAY_SECONDS}
 */
public record TakeTender(String id, TenderKind kind, long amount, Behaviour behaviour, int delaySeconds) {

    /** The longest a provider may take to answer: one day. */
    public static final int MAX_DELAY_SECONDS = 86_400;

    public TakeTender {
        if (amount < 0 || delaySeconds < 0 || delaySeconds > MAX_DELAY_SECONDS) {
            throw new IllegalArgumentException("a tender of " + amount + " answered after " + delaySeconds + " s");
        }
    }

    /** A tender that is taken at once. */
    public static TakeTender now(String id, TenderKind kind, long amount) {
        return new TakeTender(id, kind, amount, Behaviour.SUCCEED, 0);
    }

    /** True when the money is there as soon as it is asked for. */
    public boolean takenAtOnce() {
        return firstAnswer() == TenderState.CAPTURED;
    }

    TenderState firstAnswer() {
        return switch (kind) {
            case CASH -> TenderState.CAPTURED;
            case TEST ->
                switch (behaviour) {
                    case SUCCEED, TWICE -> TenderState.CAPTURED;
                    case FAIL -> TenderState.FAILED;
                    case LATE -> TenderState.IN_FLIGHT;
                };
        };
    }

    boolean answersLater() {
        return kind == TenderKind.TEST && (behaviour == Behaviour.LATE || behaviour == Behaviour.TWICE);
    }
}
