package io.oneshelf.access;

import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.ProblemWord;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something is allowed by a person whose PIN was just found right. */
final class Approving implements Verb<Approving.Allow, Stored<Approval>> {

    /**
     * @param generation the password under which the PIN was chosen; the person is looked at again under the lock
     */
    record Allow(ApprovalId id, Caller till, String staff, long generation, Matter matter) {}

    /** Never the PIN: six digits can be found from any hash that is not made slowly. Fields are added at the end only. */
    record Asked(
            String till,
            @Nullable LocationCode store,
            String staff,
            @Nullable PriceByHand price,
            @Nullable RefundWithoutReceipt refund) {}

    @Override
    public DocKey<?> makes(Allow allow) {
        return Approval.key(allow.id());
    }

    @Override
    public Record request(Allow allow) {
        String till = allow.till().name();
        LocationCode store = allow.till().store();
        return switch (allow.matter()) {
            case PriceByHand price -> new Asked(till, store, allow.staff(), price, null);
            case RefundWithoutReceipt refund -> new Asked(till, store, allow.staff(), null, refund);
        };
    }

    @Override
    public ProblemWord existsDifferent() {
        return AccessProblem.EXISTS_DIFFERENT;
    }

    @Override
    public Set<DocKey<?>> documents(Allow allow) {
        return Set.of(StaffPerson.KIND.key(allow.staff()));
    }

    @Override
    public Decision<Stored<Approval>> decide(Draft draft, Allow allow) {
        Optional<Stored<StaffPerson>> person = draft.document(StaffPerson.KIND.key(allow.staff()))
                .filter(found -> found.body().mayKeepWorking(allow.generation())
                        && ByPin.mayAllow(found.body().facts(), allow.till()));
        if (person.isEmpty()) {
            return Decision.drop(ByPin.WRONG);
        }
        Stored<Approval> given = draft.write(
                Approval.key(allow.id()), Approval.given(allow.staff(), allow.till(), allow.matter(), draft.now()));
        draft.happened(new StaffEvent.ApprovalGiven(
                allow.id().value(), allow.staff(), allow.till().name()));
        return Decision.made(given);
    }

    @Override
    public Stored<Approval> replay(Allow allow, Draft draft) {
        return draft.document(Approval.key(allow.id())).orElseThrow();
    }
}
