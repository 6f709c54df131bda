package io.oneshelf.access;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.DocumentKind;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.LocationCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A price that somebody allowed at a till by a PIN, good for one line of one order. The PIN is not in it; whoever shows the id
 * later shows that it was typed.
 *
 * <p>In a verb: the {@link #key} among the verb's documents, {@link #use} in its decision. Two orders that name one approval
 * wait for each other there, and the second learns that it is used.
 *
 * @param staff who allowed it
 * @param till the name of the token that asked
 * @param store of that token; a till is known by both, as where PINs are counted
 * @param at when it was given
 * @param used what was sold on it, or null
 */
public record Approval(
        String staff,
        String till,
        @Nullable LocationCode store,
        PriceByHand price,
        Instant at,
        @Nullable Use used) {

    /** How long after it was given a sale may rest on it, by when the sale happened: a long working day. */
    public static final Duration GOOD_FOR = Duration.ofHours(12);

    /**
     * How long after it was given an order may rest on it, by when the order is recorded. A till may be without a server for
     * days and tells of its sales afterwards; but it is the till that says when it sold, so an approval left over would
     * otherwise prove, for good, any sale dated into its day.
     */
    public static final Duration TOLD_WITHIN = Duration.ofDays(7);

    static final DocumentKind<Approval> KIND = DocumentKind.of("access.approval", "access.approval", Approval.class);

    /**
     * What was sold on it.
     *
     * @param document kind and id, such as {@code order.order/O1}
     */
    public record Use(String document, int line) {}

    /**
     * What a line of an order says of itself.
     *
     * @param till who tells of the sale
     * @param staff who is said to have allowed it
     * @param at when it was sold
     */
    public record Claim(Caller till, String staff, PriceByHand price, Instant at, Use use) {}

    public static DocKey<Approval> key(ApprovalId id) {
        return KIND.key(id.value());
    }

    /** When a sale may have been, at the latest. */
    public Instant goodUntil() {
        return at.plus(GOOD_FOR);
    }

    /** Uses the approval up for what is claimed, or says why it does not prove that; then it stays as it was. */
    public static Optional<Doubt> use(Draft draft, ApprovalId id, Claim claim) {
        Optional<Stored<Approval>> found = draft.document(key(id));
        if (found.isEmpty()) {
            return Optional.of(Doubt.UNKNOWN);
        }
        Approval approval = found.get().body();
        Optional<Doubt> doubt = approval.doubt(claim, draft.now());
        if (doubt.isEmpty()) {
            draft.write(key(id), approval.usedFor(claim.use()));
            draft.happened(new StaffEvent.ApprovalUsed(
                    id.value(),
                    approval.staff,
                    claim.use().document(),
                    claim.use().line()));
        }
        return doubt;
    }

    /**
     * Why it does not prove the claim.
     *
     * @param recorded when the order that claims it is
     */
    Optional<Doubt> doubt(Claim claim, Instant recorded) {
        if (!isOf(claim.till())) {
            return Optional.of(Doubt.OTHER_TILL);
        }
        if (!staff.equals(claim.staff())) {
            return Optional.of(Doubt.OTHER_PERSON);
        }
        if (!price.sku().equals(claim.price().sku())) {
            return Optional.of(Doubt.OTHER_SKU);
        }
        if (price.unitPrice() != claim.price().unitPrice()
                || !price.currency().equals(claim.price().currency())) {
            return Optional.of(Doubt.OTHER_PRICE);
        }
        if (price.quantity() < claim.price().quantity()) {
            return Optional.of(Doubt.MORE_UNITS);
        }
        // A till's clock may run a little behind ours, as it may run ahead where it says when something happened.
        if (claim.at().isBefore(at.minus(Occurred.AHEAD_MAX))
                || claim.at().isAfter(goodUntil())
                || recorded.isAfter(at.plus(TOLD_WITHIN))) {
            return Optional.of(Doubt.OTHER_TIME);
        }
        return used == null ? Optional.empty() : Optional.of(Doubt.ALREADY_USED);
    }

    private boolean isOf(Caller caller) {
        return till.equals(caller.name()) && (store == null ? caller.store() == null : store.equals(caller.store()));
    }

    private Approval usedFor(Use use) {
        return new Approval(staff, till, store, price, at, use);
    }
}
