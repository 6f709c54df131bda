package io.oneshelf.access;

import io.oneshelf.journal.Changes;
import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Door;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Reader;
import io.oneshelf.journal.Remembered;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.kernel.Role;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tokens as documents behind the door, remembered so that a request costs no round trip. */
final class AccessInBooks implements Access {

    private static final int REMEMBERED_MAX = 100_000;
    private static final int MAKERS_REMEMBERED_MAX = 10_000;
    private static final Duration GUEST_VALID_FOR = Duration.ofDays(30);

    private final Door door;
    private final Reader reader;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Remembered<Token> remembered;
    private final Remembered<StaffPerson> makers;
    private final GuestLimit guests = new GuestLimit();

    AccessInBooks(Door door, Reader reader, Changes changes, InstantSource clock, SecureRandom random) {
        this.door = door;
        this.reader = reader;
        this.clock = clock;
        this.random = random;
        this.remembered = Remembered.of(reader, Token.KIND, REMEMBERED_MAX, changes);
        this.makers = Remembered.of(reader, StaffPerson.KIND, MAKERS_REMEMBERED_MAX, changes);
    }

    @Override
    public Optional<Caller> callerOf(String token) {
        return good(token).map(Token::caller);
    }

    @Override
    public Optional<StaffId> makerOf(String token) {
        return good(token).flatMap(kept -> Optional.ofNullable(kept.by())).map(StaffId::new);
    }

    private Optional<Token> good(String token) {
        String hash = Secret.hash(token);
        // The id is found by the database in its own time, which tells nothing: it is half of a hash that cannot be
        // turned round. The other half is compared in constant time.
        return remembered
                .find(Secret.idOf(hash))
                .map(Stored::body)
                .filter(kept -> Secret.isSame(kept.hash(), hash))
                .filter(kept -> kept.isGood(clock.instant()))
                .filter(this::isStoodBy);
    }

    /** Asked with every request and not written into the tokens, so that none that is being made slips through. */
    private boolean isStoodBy(Token token) {
        String by = token.by();
        return by == null
                || !token.fallsWithMaker()
                || makers.find(by).filter(person -> mayMint(person.body())).isPresent();
    }

    private static boolean mayMint(StaffPerson person) {
        return person.suspendedAt() == null && person.facts().role() == Role.OWNER;
    }

    @Override
    public Outcome<MintedToken> mint(MintToken command) {
        Optional<Refusal> refusal = refusal(command);
        if (refusal.isPresent()) {
            return new Outcome.Refused<>(refusal.get());
        }
        String secret = Secret.fresh(random);
        String hash = Secret.hash(secret);
        return keep(
                secret,
                new Token(
                        hash,
                        command.role(),
                        command.location(),
                        command.member(),
                        command.name(),
                        command.by() == null ? null : command.by().value(),
                        Token.Origin.MINTED,
                        clock.instant().plus(command.validFor()),
                        null));
    }

    private static Optional<Refusal> refusal(MintToken command) {
        if (command.role() == Role.GUEST) {
            return Optional.of(new NotAllowed(AccessProblem.ROLE_NOT_MINTED, "Guests come from POST /v1/guests."));
        }
        if (command.role().isOfStore() && command.location() == null) {
            return Optional.of(new NotAllowed(
                    AccessProblem.ROLE_NEEDS_LOCATION,
                    "A token for the role " + command.role().word() + " names the store it is for."));
        }
        if ((command.role() == Role.MEMBER) != (command.member() != null)) {
            return Optional.of(new NotAllowed(
                    AccessProblem.ROLE_NEEDS_MEMBER,
                    "A token for the role member names its member, and no other does."));
        }
        return Optional.empty();
    }

    @Override
    public Outcome<MintedToken> guest(String address) {
        Instant now = clock.instant();
        Optional<Integer> seconds = guests.refuse(address, now);
        if (seconds.isPresent()) {
            return new Outcome.Refused<>(new TooManyGuests(seconds.get()));
        }
        String secret = Secret.fresh(random);
        String hash = Secret.hash(secret);
        return keep(
                secret,
                new Token(
                        hash,
                        Role.GUEST,
                        null,
                        new MemberId("guest." + Secret.idOf(hash)),
                        "guest",
                        null,
                        Token.Origin.GUEST,
                        now.plus(GUEST_VALID_FOR),
                        null));
    }

    private Outcome<MintedToken> keep(String secret, Token token) {
        return door.call(KEEP, () -> token).map(stored -> new MintedToken(secret, stored));
    }

    @Override
    public Outcome<Stored<Token>> revoke(String id) {
        return door.call(REVOKE, () -> id);
    }

    @Override
    public void end(String token) {
        revoke(Secret.idOf(Secret.hash(token)));
    }

    @Override
    public List<Stored<Token>> tokens(long after, int limit) {
        return reader.list(Token.KIND, Map.of("origin", Token.Origin.MINTED.name()), after, limit);
    }

    /** A token of 256 random bits has no name that could be taken, so there is nothing to retry and nothing to compare. */
    private static final Verb<Token, Stored<Token>> KEEP = new Verb<>() {
        @Override
        public Set<DocKey<?>> documents(Token token) {
            return Set.of(Token.KIND.key(Secret.idOf(token.hash())));
        }

        @Override
        public Decision<Stored<Token>> decide(Draft draft, Token token) {
            String id = Secret.idOf(token.hash());
            Stored<Token> made = draft.write(Token.KIND.key(id), token);
            draft.happened(new AccessEvent.TokenMinted(id, token.role(), token.expiresAt(), token.by()));
            return Decision.made(made);
        }
    };

    private static final Verb<String, Stored<Token>> REVOKE = new Verb<>() {
        @Override
        public Set<DocKey<?>> documents(String id) {
            return Set.of(Token.KIND.key(id));
        }

        @Override
        public Decision<Stored<Token>> decide(Draft draft, String id) {
            Optional<Stored<Token>> standing = draft.document(Token.KIND.key(id));
            if (standing.isEmpty()) {
                return Decision.drop(NotFound.of("token"));
            }
            if (standing.get().body().revokedAt() != null) {
                return Decision.found(standing.get());
            }
            Stored<Token> ended =
                    draft.write(Token.KIND.key(id), standing.get().body().revoked(draft.now()));
            draft.happened(new AccessEvent.TokenRevoked(id));
            return Decision.found(ended);
        }
    };
}
