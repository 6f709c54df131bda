package io.oneshelf.access;

import io.oneshelf.journal.Changes;
import io.oneshelf.journal.Door;
import io.oneshelf.journal.JournalProblem;
import io.oneshelf.journal.NotNow;
import io.oneshelf.journal.Reader;
import io.oneshelf.journal.Remembered;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.kernel.Role;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** People and sessions as documents behind the door, remembered so that a request of a session costs no round trip. */
final class StaffInBooks implements Staff {

    private static final int PEOPLE_REMEMBERED_MAX = 50_000;
    private static final int SESSIONS_REMEMBERED_MAX = 100_000;

    private static final PuttingStaff PUT = new PuttingStaff();
    private static final InvitingStaff INVITE = new InvitingStaff();
    private static final SuspendingStaff SUSPEND = new SuspendingStaff();
    private static final OpeningBooks OPEN = new OpeningBooks();
    private static final ChoosingPassword CHOOSE = new ChoosingPassword();
    private static final SigningIn SIGN_IN = new SigningIn();
    private static final ChoosingPin CHOOSE_PIN = new ChoosingPin();
    private static final NotingShutOut SHUT_OUT = new NotingShutOut();
    private static final Approving APPROVE = new Approving();
    private static final SigningOut SIGN_OUT = new SigningOut();

    private final Door door;
    private final Reader reader;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Passwords passwords;
    private final ByPassword byPassword;
    private final ByPin byPin;
    private final Remembered<StaffPerson> people;
    private final Remembered<Session> sessions;

    StaffInBooks(
            Door door, Reader reader, Changes changes, InstantSource clock, SecureRandom random, Executor workers) {
        this.door = door;
        this.reader = reader;
        this.clock = clock;
        this.random = random;
        this.passwords = new Passwords(random, workers);
        this.byPassword = new ByPassword(reader, passwords, clock);
        this.byPin = new ByPin(
                reader,
                passwords,
                clock,
                (staff, till) -> door.call(SHUT_OUT, () -> new NotingShutOut.Note(staff, till.name())));
        this.people = Remembered.of(reader, StaffPerson.KIND, PEOPLE_REMEMBERED_MAX, changes);
        this.sessions = Remembered.of(reader, Session.KIND, SESSIONS_REMEMBERED_MAX, changes);
    }

    // ── Signing in ───────────────────────────────────────────────────────────────────────────────────────────────────

    @Override
    public Outcome<SignedIn> signIn(NameAndPassword proof, String address) {
        return signIn(byPassword, proof, address);
    }

    private <P> Outcome<SignedIn> signIn(SignIn<P> way, P proof, String address) {
        return switch (way.prove(proof, address)) {
            case Outcome.Refused<Stored<StaffPerson>> refused -> new Outcome.Refused<>(refused.why());
            case Outcome.Made<Stored<StaffPerson>> made -> open(made.value());
            case Outcome.Found<Stored<StaffPerson>> found -> open(found.value());
        };
    }

    private Outcome<SignedIn> open(Stored<StaffPerson> person) {
        String secret = Secret.fresh(random);
        return door.call(
                SIGN_IN,
                () -> new SigningIn.Open(person.key().id(), person.body().generation(), secret));
    }

    @Override
    public Optional<Visit> visitOf(String secret) {
        String hash = Secret.hash(secret);
        return sessions.find(Secret.idOf(hash))
                .filter(session -> Secret.isSame(session.body().hash(), hash)
                        && session.body().isGood(clock.instant()))
                .flatMap(session -> people.find(session.body().staff())
                        .filter(person ->
                                person.body().mayKeepWorking(session.body().generation()))
                        .map(person -> visit(session, person, secret)));
    }

    private static Visit visit(Stored<Session> session, Stored<StaffPerson> person, String secret) {
        String id = person.key().id();
        StaffFacts facts = person.body().facts();
        return new Visit(
                session.key().id(),
                new StaffId(id),
                new Caller(id, facts.role(), facts.location(), null),
                SigningIn.csrf(secret),
                session.body().endsAt());
    }

    @Override
    public Outcome<Visit> end(Visit visit) {
        return door.call(SIGN_OUT, visit::session).map(ended -> visit);
    }

    @Override
    public Outcome<SignedIn> changePassword(Visit visit, String old, String chosen, String address) {
        Optional<Stored<StaffPerson>> found = person(visit);
        if (found.isEmpty()) {
            return new Outcome.Refused<>(NotFound.of("person"));
        }
        Stored<StaffPerson> person = found.get();
        Optional<? extends Refusal> refusal =
                Passwords.complaint(chosen, person.body().facts().name());
        if (refusal.isEmpty()) {
            refusal = byPassword.refusal(person, old, address);
        }
        return refusal.isPresent()
                ? new Outcome.Refused<>(refusal.get())
                : hashed(chosen, hash -> {
                    String secret = Secret.fresh(random);
                    return door.call(
                            CHOOSE,
                            () -> new ChoosingPassword.Choose(
                                    person.key().id(), null, null, person.body().generation(), hash, secret));
                });
    }

    @Override
    public Outcome<Stored<StaffPerson>> choosePin(Visit visit, String password, String pin, String address) {
        Optional<Stored<StaffPerson>> found = person(visit);
        if (found.isEmpty()) {
            return new Outcome.Refused<>(NotFound.of("person"));
        }
        Stored<StaffPerson> person = found.get();
        Optional<? extends Refusal> refusal = pin.chars().distinct().count() == 1 || "0123456789876543210".contains(pin)
                ? Optional.of(new WeakPassword(WeakPassword.Rule.TOO_COMMON))
                : byPassword.refusal(person, password, address);
        return refusal.isPresent()
                ? new Outcome.Refused<>(refusal.get())
                : hashed(
                        pin,
                        hash -> door.call(
                                CHOOSE_PIN,
                                () -> new ChoosingPin.Choose(
                                        person.key().id(), person.body().generation(), hash)));
    }

    @Override
    public Outcome<Stored<StaffPerson>> approve(Caller till, NameAndPin proof) {
        return byPin.prove(till, proof);
    }

    @Override
    public Outcome<Stored<Approval>> approve(Caller till, ApprovalId id, NameAndPin proof, Matter matter) {
        return switch (byPin.prove(till, proof)) {
            case Outcome.Refused<Stored<StaffPerson>> refused -> new Outcome.Refused<>(refused.why());
            case Outcome.Made<Stored<StaffPerson>> made -> allow(till, id, made.value(), matter);
            case Outcome.Found<Stored<StaffPerson>> found -> allow(till, id, found.value(), matter);
        };
    }

    private Outcome<Stored<Approval>> allow(Caller till, ApprovalId id, Stored<StaffPerson> person, Matter matter) {
        return door.call(
                APPROVE,
                () -> new Approving.Allow(
                        id, till, person.key().id(), person.body().generation(), matter));
    }

    // ── The first, and those who are invited ─────────────────────────────────────────────────────────────────────────

    @Override
    public Optional<String> keyForFirstOwner() {
        String key = Secret.fresh(random);
        return switch (door.call(INVITE, () -> new InvitingStaff.Invite(null, null, key))) {
            case Outcome.Made<Invited> made -> Optional.of(made.value().key());
            case Outcome.Found<Invited> found -> Optional.of(found.value().key());
            case Outcome.Refused<Invited> refused -> {
                if (refused.why().word() == AccessProblem.ALREADY_STAFFED) {
                    yield Optional.empty();
                }
                throw new IllegalStateException(refused.why().detail());
            }
        };
    }

    @Override
    public Outcome<SignedIn> first(FirstOwner owner) {
        // Looked at before the password is hashed, so that nobody without a key keeps the processors busy.
        Optional<Stored<Invitation>> invitation = reader.find(OpeningBooks.invitation(owner.key()))
                .filter(found -> found.body().staff() == null);
        if (invitation.isEmpty()) {
            return new Outcome.Refused<>(OpeningBooks.KEY_NOT_GOOD);
        }
        if (reader.find(Opening.KEY).isPresent()) {
            return new Outcome.Refused<>(OpeningBooks.ALREADY_STAFFED);
        }
        if (!OpeningBooks.isGood(invitation.get().body(), owner.key(), clock.instant())) {
            return new Outcome.Refused<>(OpeningBooks.KEY_NOT_GOOD);
        }
        Optional<WeakPassword> weak = Passwords.complaint(owner.password(), owner.name());
        if (weak.isPresent()) {
            return new Outcome.Refused<>(weak.get());
        }
        StaffId id = new StaffId(Secret.idOf(Secret.hash(Secret.fresh(random))));
        return hashed(owner.password(), hash -> {
            String secret = Secret.fresh(random);
            return door.call(OPEN, () -> new OpeningBooks.Open(id, owner, hash, secret));
        });
    }

    @Override
    public Outcome<SignedIn> accept(String key, String password) {
        Optional<Invitation> invitation = reader.find(OpeningBooks.invitation(key))
                .map(Stored::body)
                .filter(found -> found.isGood(Secret.hash(key), clock.instant()));
        Optional<Stored<StaffPerson>> person = invitation
                .flatMap(found -> Optional.ofNullable(found.staff()))
                .flatMap(staff -> reader.find(StaffPerson.KIND.key(staff)));
        if (person.isEmpty()) {
            return new Outcome.Refused<>(OpeningBooks.KEY_NOT_GOOD);
        }
        Optional<WeakPassword> weak =
                Passwords.complaint(password, person.get().body().facts().name());
        return weak.isPresent()
                ? new Outcome.Refused<>(weak.get())
                : hashed(password, hash -> {
                    String secret = Secret.fresh(random);
                    return door.call(
                            CHOOSE,
                            () -> new ChoosingPassword.Choose(
                                    person.get().key().id(),
                                    key,
                                    invitation.get().by(),
                                    0,
                                    hash,
                                    secret));
                });
    }

    private <V> Outcome<V> hashed(String password, Function<String, Outcome<V>> then) {
        return passwords
                .hash(password)
                .map(then)
                .orElseGet(() -> new Outcome.Refused<>(new NotNow(JournalProblem.OVERLOADED)));
    }

    // ── Who is there ─────────────────────────────────────────────────────────────────────────────────────────────────

    @Override
    public Outcome<Stored<StaffPerson>> put(By by, StaffId id, StaffFacts facts, IfMatch ifMatch) {
        if (!facts.role().isOfStaff()) {
            return new Outcome.Refused<>(new NotAllowed(
                    AccessProblem.ROLE_NOT_OF_STAFF,
                    "The role " + facts.role().word() + " is not one of staff: machines have tokens."));
        }
        if (facts.role().isOfStore() && facts.location() == null) {
            return new Outcome.Refused<>(new NotAllowed(
                    AccessProblem.ROLE_NEEDS_LOCATION,
                    "A person in the role " + facts.role().word() + " works at a store."));
        }
        return door.call(
                PUT,
                () -> new PuttingStaff.Put(
                        by,
                        id,
                        facts,
                        ifMatch,
                        reader.find(StaffPerson.KIND.key(id.value()))
                                .map(person -> person.body().facts().name())
                                .orElse(null)));
    }

    @Override
    public Outcome<Invited> invite(By by, StaffId id) {
        String key = Secret.fresh(random);
        return door.call(INVITE, () -> new InvitingStaff.Invite(by, id, key));
    }

    @Override
    public Outcome<Stored<StaffPerson>> suspend(By by, StaffId id) {
        return door.call(SUSPEND, () -> new SuspendingStaff.Suspend(by, id, true));
    }

    @Override
    public Outcome<Stored<StaffPerson>> resume(By by, StaffId id) {
        return door.call(SUSPEND, () -> new SuspendingStaff.Suspend(by, id, false));
    }

    @Override
    public Outcome<Stored<StaffPerson>> person(By by, StaffId id) {
        Optional<Stored<StaffPerson>> found = reader.find(StaffPerson.KIND.key(id.value()))
                .filter(person -> by.maySee(person.body().facts()));
        return found.isPresent() ? new Outcome.Found<>(found.get()) : new Outcome.Refused<>(NotFound.of("person"));
    }

    @Override
    public Optional<Stored<StaffPerson>> person(Visit visit) {
        return people.find(visit.staff().value());
    }

    @Override
    public List<Stored<StaffPerson>> people(By by, long after, int limit) {
        LocationCode store = by.caller().store();
        Map<String, String> equal =
                by.caller().role() == Role.OWNER || store == null ? Map.of() : Map.of("location", store.value());
        return reader.list(StaffPerson.KIND, equal, after, limit);
    }
}
