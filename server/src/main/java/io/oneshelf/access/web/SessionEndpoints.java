package io.oneshelf.access.web;

import io.oneshelf.access.AccessProblem;
import io.oneshelf.access.Approval;
import io.oneshelf.access.ApprovalId;
import io.oneshelf.access.FirstOwner;
import io.oneshelf.access.Matter;
import io.oneshelf.access.NameAndPassword;
import io.oneshelf.access.NameAndPin;
import io.oneshelf.access.NotAllowed;
import io.oneshelf.access.PriceByHand;
import io.oneshelf.access.RefundWithoutReceipt;
import io.oneshelf.access.SignedIn;
import io.oneshelf.access.Staff;
import io.oneshelf.access.StaffPerson;
import io.oneshelf.access.Visit;
import io.oneshelf.access.http.Allowed;
import io.oneshelf.access.http.Answer;
import io.oneshelf.access.http.Ask;
import io.oneshelf.access.http.Called;
import io.oneshelf.access.http.Checked;
import io.oneshelf.access.http.Endpoint;
import io.oneshelf.access.http.Form;
import io.oneshelf.access.http.Parameter;
import io.oneshelf.access.http.Range;
import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.SessionCookie;
import io.oneshelf.access.http.Size;
import io.oneshelf.access.http.TextForm;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Money;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.Quantity;
import io.oneshelf.kernel.Role;
import io.oneshelf.kernel.SkuCode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signing in and out, for the staff's browsers. */
public final class SessionEndpoints {

    /** What a password may be sent as: its 256 characters may be two units each, and those of a mistyped one more. */
    private static final int TYPED_MAX = 1_000;

    private static final Parameter<ApprovalId> APPROVAL =
            Parameter.path("id", "The approval's id, chosen by the till", TextForm.code(ApprovalId::new));

    private final Staff staff;

    public SessionEndpoints(Staff staff) {
        this.staff = staff;
    }

    public List<Endpoint<?>> endpoints() {
        return List.of(
                Endpoint.post("/v1/sessions", Allowed.EVERYONE)
                        .says(
                                "Signs a person in; the session is a cookie, and csrf goes with whatever changes something")
                        .body(SignInBody.class)
                        .answers(SessionAnswer.class, 201)
                        .refuses(AccessProblem.WRONG_NAME_OR_PASSWORD, AccessProblem.TOO_MANY_SIGN_INS)
                        .handle(ask -> signedIn(ask, staff.signIn(ask.body().proof(), ask.address()))),
                Endpoint.get("/v1/session", Allowed.SIGNED_IN)
                        .says("Who is signed in, by the session's cookie")
                        .answers(SessionAnswer.class)
                        .handle(this::session),
                Endpoint.post("/v1/session/end", Allowed.SIGNED_IN)
                        .says("Signs out: the session ends at once")
                        .answers(EndedAnswer.class)
                        .handle(this::end),
                Endpoint.put("/v1/session/password", Allowed.SIGNED_IN)
                        .says("Chooses another password; all other sessions of the person end, this one goes on anew")
                        .body(PasswordBody.class)
                        .answers(SessionAnswer.class, 200)
                        .refuses(
                                AccessProblem.WRONG_PASSWORD,
                                AccessProblem.PASSWORD_TOO_WEAK,
                                AccessProblem.TOO_MANY_SIGN_INS)
                        .handle(this::changePassword),
                Endpoint.put("/v1/session/pin", Allowed.to(Role.STORE_MANAGER))
                        .says(
                                "Chooses the PIN by which the person allows something at a till; the password is shown once"
                                        + " more")
                        .body(PinBody.class)
                        .answers(ApprovalAnswer.class, 200)
                        .refuses(
                                AccessProblem.WRONG_PASSWORD,
                                AccessProblem.PASSWORD_TOO_WEAK,
                                AccessProblem.TOO_MANY_SIGN_INS)
                        .handle(this::choosePin),
                Endpoint.post("/v1/approvals", Allowed.to(Role.STORE_MANAGER, Role.ASSOCIATE, Role.CASHIER))
                        .says(
                                "Asks whether a name and PIN are those of somebody who may allow something at the caller's"
                                        + " store: a price by hand, a return without receipt")
                        .body(ApprovalBody.class)
                        .answers(ApprovalAnswer.class)
                        .refuses(AccessProblem.WRONG_NAME_OR_PIN, AccessProblem.TOO_MANY_SIGN_INS)
                        .handle(ask -> Answer.of(
                                staff.approve(
                                        ask.caller(),
                                        new NameAndPin(
                                                ask.body().name(), ask.body().pin())),
                                ApprovalAnswer::of)),
                Endpoint.put("/v1/approvals/{id}", Allowed.to(Role.STORE_MANAGER, Role.ASSOCIATE, Role.CASHIER))
                        .says(
                                "Somebody who may allow it allows a price by hand, or a return without receipt, with name and"
                                        + " PIN; an order's line or a return that names the approval is proven by it, once and"
                                        + " within twelve hours")
                        .takes(APPROVAL)
                        .body(KeptApprovalBody.class)
                        .answers(KeptApprovalAnswer.class, 201, 200)
                        .refuses(
                                AccessProblem.WRONG_NAME_OR_PIN,
                                AccessProblem.TOO_MANY_SIGN_INS,
                                AccessProblem.EXISTS_DIFFERENT)
                        .handle(ask -> Answer.of(
                                staff.approve(
                                        ask.caller(),
                                        ask.get(APPROVAL),
                                        new NameAndPin(
                                                ask.body().name(), ask.body().pin()),
                                        ask.body().matter()),
                                KeptApprovalAnswer::of)),
                Endpoint.post("/v1/staff:first", Allowed.EVERYONE)
                        .says("Makes the first owner by the link that the server printed, and signs in; works once")
                        .body(FirstBody.class)
                        .answers(SessionAnswer.class, 201)
                        .refuses(
                                AccessProblem.KEY_NOT_GOOD,
                                AccessProblem.ALREADY_STAFFED,
                                AccessProblem.PASSWORD_TOO_WEAK)
                        .handle(ask -> signedIn(ask, staff.first(ask.body().owner()))),
                Endpoint.post("/v1/staff:accept", Allowed.EVERYONE)
                        .says("Chooses the password that an invitation asks for, and signs in; works once")
                        .body(AcceptBody.class)
                        .answers(SessionAnswer.class, 201)
                        .refuses(AccessProblem.KEY_NOT_GOOD, AccessProblem.PASSWORD_TOO_WEAK)
                        .handle(ask -> signedIn(
                                ask, staff.accept(ask.body().key(), ask.body().password()))));
    }

    private static Answer signedIn(Ask<?> ask, Outcome<SignedIn> outcome) {
        Answer answer = Answer.of(outcome, SessionAnswer::of);
        return switch (outcome) {
            case Outcome.Made<SignedIn> made -> withCookie(ask, answer, made.value());
            case Outcome.Found<SignedIn> found -> withCookie(ask, answer, found.value());
            case Outcome.Refused<SignedIn> ignored -> answer;
        };
    }

    private static Answer withCookie(Ask<?> ask, Answer answer, SignedIn signedIn) {
        return answer.header("Set-Cookie", SessionCookie.of(signedIn.secret(), Staff.SESSION_LENGTH, ask.overTls()));
    }

    private Answer session(Ask<Void> ask) {
        Optional<Visit> visit = ask.visit();
        Optional<Stored<StaffPerson>> person = visit.flatMap(staff::person);
        return visit.isPresent() && person.isPresent()
                ? Answer.ok(new SessionAnswer(
                        PersonAnswer.of(person.get()),
                        visit.get().csrf(),
                        visit.get().endsAt()))
                : noSession();
    }

    private Answer end(Ask<Void> ask) {
        Optional<Visit> visit = ask.visit();
        if (visit.isEmpty()) {
            return noSession();
        }
        Outcome<Visit> ended = staff.end(visit.get());
        Answer answer =
                Answer.of(ended, visited -> new EndedAnswer(visited.staff().value()));
        // The cookie goes when the session has: while it is open, the person must be able to sign out of it once more.
        return ended instanceof Outcome.Refused<Visit>
                ? answer
                : answer.header("Set-Cookie", SessionCookie.none(ask.overTls()));
    }

    private Answer changePassword(Ask<PasswordBody> ask) {
        Optional<Visit> visit = ask.visit();
        return visit.isEmpty()
                ? noSession()
                : signedIn(
                        ask,
                        staff.changePassword(
                                visit.get(), ask.body().old(), ask.body().chosen(), ask.address()));
    }

    private Answer choosePin(Ask<PinBody> ask) {
        Optional<Visit> visit = ask.visit();
        return visit.isEmpty()
                ? noSession()
                : Answer.of(
                        staff.choosePin(
                                visit.get(), ask.body().password(), ask.body().pin(), ask.address()),
                        ApprovalAnswer::of);
    }

    private static Answer noSession() {
        return Answer.refused(
                new NotAllowed(AccessProblem.NOT_SIGNED_IN, "A token is no session: sign in with name and password."));
    }

    @Says("What a person signs in with.")
    record SignInBody(
            @Size(min = 1, max = 64) String name,
            @Size(min = 1, max = TYPED_MAX) String password) {

        NameAndPassword proof() {
            return new NameAndPassword(name, password);
        }
    }

    @Says("The first owner.")
    record FirstBody(
            @Says("From the printed link") @Size(min = 1, max = 100)
            String key,

            @Says("What the person signs in with") @Size(min = 1, max = 64)
            String name,

            @Says("What colleagues read") @Size(min = 1, max = 100)
            String displayName,

            @Says("8 to 256 characters") @Size(min = 1, max = TYPED_MAX)
            String password)
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

        FirstOwner owner() {
            return new FirstOwner(key, name.strip(), displayName.strip(), password);
        }
    }

    @Says("The password that an invitation asks for.")
    record AcceptBody(
            @Says("From the invitation's link") @Size(min = 1, max = 100)
            String key,

            @Says("8 to 256 characters") @Size(min = 1, max = TYPED_MAX)
            String password) {}

    @Says("The old password and the new one.")
    record PasswordBody(
            @Size(min = 1, max = TYPED_MAX) String old,

            @Called("new") @Says("8 to 256 characters") @Size(min = 1, max = TYPED_MAX)
            String chosen) {}

    @Says("A PIN for tills.")
    record PinBody(
            @Says("The person's password, once more") @Size(min = 1, max = TYPED_MAX)
            String password,

            @Says("6 to 12 digits, not all the same and not in a row") @Form(NameAndPin.FORM)
            String pin) {}

    @Says("What somebody types at a till to allow something.")
    record ApprovalBody(
            @Size(min = 1, max = 64) String name,
            @Size(min = 1, max = 12) String pin) {}

    @Says("What somebody types at a till to allow something, and what: a price by hand, or a refund without receipt.")
    record KeptApprovalBody(
            @Size(min = 1, max = 64) String name,
            @Size(min = 1, max = 12) String pin,
            @Nullable Price price,

            @Range(min = 0) @Says("What is given back without a receipt, in all") @Nullable
            Money refund)
            implements Checked {

        @Override
        public void check(Complaints complaints) {
            if (price == null && refund == null) {
                complaints.bad("price", "is missing, and so is refund: one of them says what is allowed");
            }
            if (price != null && refund != null) {
                complaints.bad("refund", "does not go with price: an approval is for one of them");
            }
        }

        /** What is to be allowed, once nothing was complained of. */
        Matter matter() {
            if (price != null) {
                return price.wanted();
            }
            Money wanted = Objects.requireNonNull(refund);
            return new RefundWithoutReceipt(wanted.minor(), wanted.currency().getCurrencyCode());
        }
    }

    @Says("A price by hand")
    record Price(
            SkuCode sku,

            @Range(min = 1, max = Quantity.MAX) @Says("The most units it is for, in the SKU's base unit")
            long quantity,

            @Range(min = 0) @Says("Of per base units") Money unitPrice,

            @Range(min = 1, max = Quantity.MAX) @Says("How many base units the price is of; 1 when left out") @Nullable
            Long per) {

        PriceByHand wanted() {
            return new PriceByHand(
                    sku, quantity, unitPrice.minor(), unitPrice.currency().getCurrencyCode(), per);
        }

        static Price of(PriceByHand price) {
            return new Price(price.sku(), price.quantity(), Money.of(price.unitPrice(), price.currency()), price.per());
        }
    }

    @Says("An approval as it stands")
    record KeptApprovalAnswer(
            ApprovalId id,
            @Says("The person's id, for approvedBy") String staff,
            @Nullable Price price,

            @Says("What is given back without a receipt, in all") @Nullable
            Money refund,

            @Says("A sale or return may rest on it that happened until then")
            Instant goodUntil,

            @Says("A line was sold on it, or goods were taken back")
            boolean used) {

        static KeptApprovalAnswer of(Stored<Approval> stored) {
            Approval approval = stored.body();
            return new KeptApprovalAnswer(
                    new ApprovalId(stored.key().id()),
                    approval.staff(),
                    approval.price() == null ? null : Price.of(approval.price()),
                    approval.refund() == null
                            ? null
                            : Money.of(
                                    approval.refund().amount(),
                                    approval.refund().currency()),
                    approval.goodUntil(),
                    approval.used() != null);
        }
    }

    @Says("Who it is.")
    record ApprovalAnswer(
            @Says("The person's id, for approvedBy") String staff, String displayName) {

        static ApprovalAnswer of(Stored<StaffPerson> stored) {
            return new ApprovalAnswer(stored.key().id(), stored.body().facts().displayName());
        }
    }

    @Says("A person at work.")
    record PersonAnswer(
            String id,
            String name,
            String displayName,
            Role role,

            @Says("The store that the person works at") @Nullable
            LocationCode location) {

        static PersonAnswer of(Stored<StaffPerson> stored) {
            var facts = stored.body().facts();
            return new PersonAnswer(
                    stored.key().id(), facts.name(), facts.displayName(), facts.role(), facts.location());
        }
    }

    @Says("A session.")
    record SessionAnswer(
            PersonAnswer person,

            @Says("Goes as X-CSRF-Token with everything that changes something")
            String csrf,

            @Says("When the session ends by itself") Instant expiresAt) {

        static SessionAnswer of(SignedIn signedIn) {
            return new SessionAnswer(PersonAnswer.of(signedIn.person()), signedIn.csrf(), signedIn.endsAt());
        }
    }

    record EndedAnswer(@Says("Whose session has ended") String person) {}
}
