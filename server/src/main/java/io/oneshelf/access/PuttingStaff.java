package io.oneshelf.access;

import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.kernel.Role;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A person is added, or what is said of the person changes. */
final class PuttingStaff implements Verb<PuttingStaff.Put, Stored<StaffPerson>> {

    /** @param nameBefore the name that the person had when the command was planned, or null */
    record Put(
            By by,
            StaffId id,
            StaffFacts facts,
            IfMatch ifMatch,
            @Nullable String nameBefore) {

        /** Without the names, so that no log shows them by accident. */
        @Override
        public String toString() {
            return "Put[" + id + "]";
        }

        private @Nullable DocKey<NameUse> before() {
            return nameBefore == null ? null : NameUse.of(nameBefore);
        }
    }

    @Override
    public Set<DocKey<?>> documents(Put put) {
        Set<DocKey<?>> documents = new HashSet<>(put.by().documents());
        documents.add(StaffPerson.KIND.key(put.id().value()));
        documents.add(NameUse.of(put.facts().name()));
        DocKey<NameUse> before = put.before();
        if (before != null) {
            documents.add(before);
        }
        documents.add(Opening.KEY);
        return documents;
    }

    @Override
    public Decision<Stored<StaffPerson>> decide(Draft draft, Put put) {
        Optional<Stored<StaffPerson>> standing =
                draft.document(StaffPerson.KIND.key(put.id().value()));
        DocKey<NameUse> nameNow =
                standing.map(person -> NameUse.of(person.body().facts().name())).orElse(null);
        if (!Objects.equals(nameNow, put.before())) {
            return Decision.again("the person was named otherwise meanwhile");
        }
        Optional<? extends Refusal> refusal = refusal(draft, put, standing);
        if (refusal.isPresent()) {
            return Decision.drop(refusal.get());
        }
        if (standing.isPresent() && standing.get().body().facts().equals(put.facts())) {
            return Decision.found(standing.get());
        }
        refusal = Edit.objection(standing.map(Stored::version).orElse(0L), put.ifMatch());
        if (refusal.isPresent()) {
            return Decision.drop(refusal.get());
        }
        return takeName(draft, put, nameNow) ? write(draft, put, standing) : Decision.drop(NAME_TAKEN);
    }

    private static final Refusal NAME_TAKEN =
            new NotAllowed(AccessProblem.NAME_TAKEN, "Another person signs in with this name.");

    private static Optional<? extends Refusal> refusal(Draft draft, Put put, Optional<Stored<StaffPerson>> standing) {
        Optional<Refusal> objection = put.by().objection(draft);
        if (objection.isPresent()) {
            return objection;
        }
        if (!put.by().mayKeep(put.facts())
                || standing.filter(person -> !put.by().mayKeep(person.body().facts()))
                        .isPresent()) {
            return Optional.of(new NotAllowed(
                    AccessProblem.NOT_YOUR_STAFF, "A store manager keeps the associates and cashiers of one store."));
        }
        boolean own = put.by().is(put.id());
        if (own
                && standing.filter(person -> !person.body()
                                .is(put.facts().role(), put.facts().location()))
                        .isPresent()) {
            return Optional.of(new NotAllowed(
                    AccessProblem.NOT_YOURSELF, "Nobody changes the own role or store; ask another owner."));
        }
        return Optional.empty();
    }

    /** False when the name is another's. */
    private static boolean takeName(Draft draft, Put put, @Nullable DocKey<NameUse> nameNow) {
        DocKey<NameUse> wanted = NameUse.of(put.facts().name());
        if (wanted.equals(nameNow)) {
            return true;
        }
        boolean taken =
                draft.document(wanted).filter(use -> use.body().staff() != null).isPresent();
        if (taken) {
            return false;
        }
        draft.write(wanted, new NameUse(put.id().value()));
        if (nameNow != null) {
            draft.write(nameNow, new NameUse(null));
        }
        return true;
    }

    private static Decision<Stored<StaffPerson>> write(Draft draft, Put put, Optional<Stored<StaffPerson>> standing) {
        // The printed link is good until there is an owner: a cashier whom a machine has added opens nothing.
        if (put.facts().role() == Role.OWNER && draft.document(Opening.KEY).isEmpty()) {
            draft.write(Opening.KEY, new Opening(put.id().value()));
        }
        StaffPerson next =
                standing.map(person -> person.body().with(put.facts())).orElseGet(() -> StaffPerson.added(put.facts()));
        Stored<StaffPerson> written = draft.write(StaffPerson.KIND.key(put.id().value()), next);
        draft.happened(new StaffEvent.StaffChanged(
                put.id().value(), put.facts().role(), put.by().caller().name()));
        return standing.isPresent() ? Decision.found(written) : Decision.made(written);
    }
}
