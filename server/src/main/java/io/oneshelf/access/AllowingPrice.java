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

/** A price by hand is allowed by a person whose PIN was just found right. */
final class AllowingPrice implements Verb<AllowingPrice.Allow, Stored<Approval>> {

    /**
     * @param generation the password under which the PIN was chosen; the person is looked at again under the lock
     */
    record Allow(ApprovalId id, Caller till, String staff, long generation, PriceByHand price) {}

    /** Never the PIN: six digits can be found from any hash that is not made slowly. */
    record Asked(String till, @Nullable LocationCode store, String staff, PriceByHand price) {}

    @Override
    public DocKey<?> makes(Allow allow) {
        return Approval.key(allow.id());
    }

    @Override
    public Record request(Allow allow) {
        return new Asked(allow.till().name(), allow.till().store(), allow.staff(), allow.price());
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
                Approval.key(allow.id()),
                new Approval(
                        allow.staff(), allow.till().name(), allow.till().store(), allow.price(), draft.now(), null));
        draft.happened(new StaffEvent.ApprovalGiven(
                allow.id().value(), allow.staff(), allow.till().name()));
        return Decision.made(given);
    }

    @Override
    public Stored<Approval> replay(Allow allow, Draft draft) {
        return draft.document(Approval.key(allow.id())).orElseThrow();
    }
}
