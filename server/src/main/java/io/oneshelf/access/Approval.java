package io.oneshelf.access;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.DocumentKind;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.LocationCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody allowed at a till by a PIN: a price, good for one line of one order, or the money of one return without a
 * receipt. The PIN is not in it; whoever shows the id later shows that it was typed.
 *
 * <p>In a verb: the {@link #key} among the verb's documents, {@link #use} in its decision. Two orders or returns that name one
 * approval wait for each other there, and the second learns that it is used.
 *
 * @param staff who allowed it
 * @param till the name of the token that asked
 * @param store of that token; a till is known by both, as where PINs are counted
 * @param price what was allowed, or null when it was not a price
 * @param at when it was given
 * @param used what rests on it, or null
 * @param refund what was allowed, or null when it was not a return without a receipt
 */
public record Approval(
        String staff,
        String till,
        @Nullable LocationCode store,
        @Nullable PriceByHand price,
        Instant at,
        @Nullable Use used,
        @Nullable RefundWithoutReceipt refund) {

    /** How long after it was given something may rest on it, by when that happened: a long working day. */
    public static final Duration GOOD_FOR = Duration.ofHours(12);

    /**
     * How long after it was given something may rest on it, by when that is recorded. A till may be without a server for days
     * and tells of its sales afterwards; but it is the till that says when it sold, so an approval left over would otherwise
     * prove, for good, any sale dated into its day.
     */
    public static final Duration TOLD_WITHIN = Duration.ofDays(7);

    static final DocumentKind<Approval> KIND = DocumentKind.of("access.approval", "access.approval", Approval.class);

    /**
     * What rests on it.
     *
     * @param document kind and id, such as {@code order.order/O1}
     * @param line of that document; 0 for the whole of it
     */
    public record Use(String document, int line) {}

    /**
     * What a line of an order, or a return, says of itself.
     *
     * @param till who tells of it
     * @param staff who is said to have allowed it
     * @param matter what is to have been allowed
     * @param at when it was sold or taken back
     */
    public record Claim(Caller till, String staff, Matter matter, Instant at, Use use) {}

    public Approval {
        if ((price == null) == (refund == null)) {
            throw new IllegalArgumentException("an approval is for one matter");
        }
    }

    static Approval given(String staff, Caller till, Matter matter, Instant at) {
        return switch (matter) {
            case PriceByHand price -> new Approval(staff, till.name(), till.store(), price, at, null, null);
            case RefundWithoutReceipt refund -> new Approval(staff, till.name(), till.store(), null, at, null, refund);
        };
    }

    public static DocKey<Approval> key(ApprovalId id) {
        return KIND.key(id.value());
    }

    /** What was allowed. */
    public Matter matter() {
        return price == null ? Objects.requireNonNull(refund) : price;
    }

    /** When what rests on it may have been, at the latest. */
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
     * @param recorded when what claims it is
     */
    Optional<Doubt> doubt(Claim claim, Instant recorded) {
        if (!isOf(claim.till())) {
            return Optional.of(Doubt.OTHER_TILL);
        }
        if (!staff.equals(claim.staff())) {
            return Optional.of(Doubt.OTHER_PERSON);
        }
        Optional<Doubt> other = matter().doubt(claim.matter());
        if (other.isPresent()) {
            return other;
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
        return new Approval(staff, till, store, price, at, use, refund);
    }
}
