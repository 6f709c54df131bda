package io.oneshelf.access.web;

import io.oneshelf.access.AccessProblem;
import io.oneshelf.access.By;
import io.oneshelf.access.Invited;
import io.oneshelf.access.Staff;
import io.oneshelf.access.StaffFacts;
import io.oneshelf.access.StaffId;
import io.oneshelf.access.StaffPerson;
import io.oneshelf.access.Visit;
import io.oneshelf.access.http.Allowed;
import io.oneshelf.access.http.Answer;
import io.oneshelf.access.http.Ask;
import io.oneshelf.access.http.Checked;
import io.oneshelf.access.http.Cursor;
import io.oneshelf.access.http.Endpoint;
import io.oneshelf.access.http.Parameter;
import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.Size;
import io.oneshelf.access.http.TextForm;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The people of the staff, for owners, and for store managers those of their store. */
public final class StaffEndpoints {

    private static final Allowed KEEPERS = Allowed.to(Role.STORE_MANAGER);

    private static final Parameter<StaffId> ID = Parameter.path(
            "id",
            "The person's id, chosen by the caller; not a name: it is recorded as who did it",
            TextForm.code(StaffId::new));

    private final Staff staff;

    public StaffEndpoints(Staff staff) {
        this.staff = staff;
    }

    public List<Endpoint<?>> endpoints() {
        return List.of(
                Endpoint.get("/v1/staff", KEEPERS)
                        .says("Lists the people of the staff, a store manager's those of the store")
                        .takes(Parameter.LIMIT, Parameter.CURSOR)
                        .answers(StaffAnswer.class)
                        .handle(this::list),
                Endpoint.get("/v1/staff/{id}", KEEPERS)
                        .says("A person of the staff")
                        .takes(ID)
                        .answers(StaffPersonAnswer.class)
                        .handle(ask ->
                                Answer.of(staff.person(by(ask), ask.get(ID)), StaffPersonAnswer::of, Stored::version)),
                Endpoint.put("/v1/staff/{id}", KEEPERS)
                        .says(
                                "Adds a person or changes what is said of one; role and store count from the next request on")
                        .takes(ID)
                        .edits()
                        .body(StaffBody.class)
                        .answers(StaffPersonAnswer.class, 201, 200)
                        .refuses(
                                AccessProblem.NAME_TAKEN,
                                AccessProblem.NOT_YOUR_STAFF,
                                AccessProblem.NOT_YOURSELF,
                                AccessProblem.ROLE_NEEDS_LOCATION,
                                AccessProblem.ROLE_NOT_OF_STAFF)
                        .handle(ask -> Answer.of(
                                staff.put(by(ask), ask.get(ID), ask.body().facts(), ask.ifMatch()),
                                StaffPersonAnswer::of,
                                Stored::version)),
                Endpoint.post("/v1/staff/{id}/invite", KEEPERS)
                        .says(
                                "Makes the key of a link by which the person chooses a password; an earlier one is no longer good")
                        .takes(ID)
                        .answers(InvitedAnswer.class, 201)
                        .refuses(AccessProblem.SUSPENDED, AccessProblem.NOT_YOURSELF)
                        .handle(ask -> Answer.of(staff.invite(by(ask), ask.get(ID)), InvitedAnswer::of)),
                Endpoint.post("/v1/staff/{id}/suspend", KEEPERS)
                        .says("The person may not sign in any more, and every session ends at once")
                        .takes(ID)
                        .answers(StaffPersonAnswer.class)
                        .refuses(AccessProblem.NOT_YOURSELF)
                        .handle(ask ->
                                Answer.of(staff.suspend(by(ask), ask.get(ID)), StaffPersonAnswer::of, Stored::version)),
                Endpoint.post("/v1/staff/{id}/resume", KEEPERS)
                        .says("The person may sign in again")
                        .takes(ID)
                        .answers(StaffPersonAnswer.class)
                        .refuses(AccessProblem.NOT_YOURSELF)
                        .handle(ask ->
                                Answer.of(staff.resume(by(ask), ask.get(ID)), StaffPersonAnswer::of, Stored::version)));
    }

    private static By by(Ask<?> ask) {
        return new By(ask.caller(), ask.visit().map(Visit::staff).orElse(null));
    }

    private Answer list(Ask<Void> ask) {
        int limit = ask.get(Parameter.LIMIT).intValue();
        long after = ask.get(Parameter.CURSOR).map(cursor -> cursor.number(0)).orElse(0L);
        List<Stored<StaffPerson>> page = staff.people(by(ask), after, limit);
        Answer answer = Answer.ok(
                new StaffAnswer(page.stream().map(StaffPersonAnswer::of).toList()));
        return page.size() < limit
                ? answer
                : answer.next(Cursor.of(page.getLast().no()));
    }

    @Says("What is said of a person.")
    record StaffBody(
            @Says("What the person signs in with; one person's only") @Size(min = 1, max = 64)
            String name,

            @Says("What colleagues read") @Size(min = 1, max = 100)
            String displayName,

            @Says("A role of people: not integration, member or guest")
            Role role,

            @Says("The store the person works at; store roles need one, and it limits what they may write to") @Nullable
            LocationCode location)
            implements Checked {

        @Override
        public void check(Complaints complaints) {
            if (name.isBlank()) {
                complaints.bad("name", "must not be blank");
            }
            if (displayName.isBlank()) {
                complaints.bad("displayName", "must not be blank");
            }
        }

        StaffFacts facts() {
            return new StaffFacts(name.strip(), displayName.strip(), role, location);
        }
    }

    @Says("A person of the staff.")
    record StaffPersonAnswer(
            String id,
            String name,
            String displayName,
            Role role,
            @Nullable LocationCode location,

            @Says("ADDED has not chosen a password yet") StaffPerson.State state,
            Instant addedAt,
            @Says("The same as the ETag") long version) {

        static StaffPersonAnswer of(Stored<StaffPerson> stored) {
            StaffFacts facts = stored.body().facts();
            return new StaffPersonAnswer(
                    stored.key().id(),
                    facts.name(),
                    facts.displayName(),
                    facts.role(),
                    facts.location(),
                    stored.body().state(),
                    stored.recordedAt(),
                    stored.version());
        }
    }

    record StaffAnswer(@Size(max = 500) List<StaffPersonAnswer> staff) {}

    record InvitedAnswer(
            @Says("For the link /console/#/accept?key=…, told this once")
            String key,

            Instant expiresAt) {
        static InvitedAnswer of(Invited invited) {
            return new InvitedAnswer(invited.key(), invited.endsAt());
        }
    }
}
