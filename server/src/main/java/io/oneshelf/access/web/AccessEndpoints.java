package io.oneshelf.access.web;

import io.oneshelf.access.Access;
import io.oneshelf.access.AccessProblem;
import io.oneshelf.access.MintToken;
import io.oneshelf.access.MintedToken;
import io.oneshelf.access.StaffId;
import io.oneshelf.access.Token;
import io.oneshelf.access.http.Allowed;
import io.oneshelf.access.http.Answer;
import io.oneshelf.access.http.Ask;
import io.oneshelf.access.http.Cursor;
import io.oneshelf.access.http.Endpoint;
import io.oneshelf.access.http.Otherwise;
import io.oneshelf.access.http.Parameter;
import io.oneshelf.access.http.Range;
import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.Size;
import io.oneshelf.access.http.TextForm;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tokens and guests. */
public final class AccessEndpoints {

    private static final Parameter<String> ID = Parameter.path("id", "The token's id; not the token", TextForm.CODE);

    private final Access access;

    public AccessEndpoints(Access access) {
        this.access = access;
    }

    public List<Endpoint<?>> endpoints() {
        return List.of(
                Endpoint.post("/v1/tokens", Allowed.to())
                        .says("Makes a token; it is told this once and never again")
                        .body(TokenBody.class)
                        .answers(NewToken.class, 201)
                        .refuses(
                                AccessProblem.ROLE_NEEDS_LOCATION,
                                AccessProblem.ROLE_NEEDS_MEMBER,
                                AccessProblem.ROLE_NOT_MINTED)
                        .handle(ask -> Answer.of(
                                access.mint(ask.body().command(ask.person().orElse(null))), NewToken::of)),
                Endpoint.get("/v1/tokens", Allowed.to(Role.AUDITOR))
                        .says("Lists tokens without their secrets, those of guests left out")
                        .takes(Parameter.LIMIT, Parameter.CURSOR)
                        .answers(Tokens.class)
                        .handle(this::list),
                Endpoint.post("/v1/tokens/{id}/revoke", Allowed.to())
                        .says("Ends a token, at once")
                        .takes(ID)
                        .answers(TokenView.class)
                        .handle(ask -> Answer.of(access.revoke(ask.get(ID)), TokenView::of)),
                Endpoint.get("/v1/caller", Allowed.SIGNED_IN)
                        .says("Who the server takes the caller for, by token or session")
                        .answers(CallerAnswer.class)
                        .handle(ask -> Answer.ok(CallerAnswer.of(ask.caller()))),
                Endpoint.post("/v1/guests", Allowed.EVERYONE)
                        .says("Makes a guest: a shopper who has not signed in, with a basket and orders of their own")
                        .answers(Guest.class, 201)
                        .refuses(AccessProblem.TOO_MANY_GUESTS)
                        .handle(ask -> Answer.of(access.guest(ask.address()), Guest::of)));
    }

    private Answer list(Ask<Void> ask) {
        int limit = ask.get(Parameter.LIMIT).intValue();
        long after = ask.get(Parameter.CURSOR).map(cursor -> cursor.number(0)).orElse(0L);
        List<Stored<Token>> page = access.tokens(after, limit);
        Answer answer = Answer.ok(new Tokens(page.stream().map(TokenView::of).toList()));
        return page.size() < limit
                ? answer
                : answer.next(Cursor.of(page.getLast().no()));
    }

    @Says("What a token is to be good for.")
    record TokenBody(
            Role role,

            @Says("The one store it may write to; store roles need one") @Nullable
            LocationCode location,

            @Says("Whose things it reaches; for the role member, and for it only") @Nullable
            MemberId member,

            @Says("What it is for; recorded as who did it, so not a person's name")
            @Otherwise("token")
            @Size(min = 1, max = 100)
            String name,

            @Says("How many days it is good") @Otherwise("90") @Range(min = 1, max = 3_650)
            int days) {

        MintToken command(@Nullable StaffId by) {
            return new MintToken(role, location, member, name, by, Duration.ofDays(days));
        }
    }

    record NewToken(
            String id,
            @Says("The token itself, told this once") String token,
            Instant expiresAt) {
        static NewToken of(MintedToken minted) {
            return new NewToken(
                    minted.stored().key().id(),
                    minted.secret(),
                    minted.stored().body().expiresAt());
        }
    }

    record Guest(@Says("The token itself, told this once") String token, Instant expiresAt) {
        static Guest of(MintedToken minted) {
            return new Guest(minted.secret(), minted.stored().body().expiresAt());
        }
    }

    record CallerAnswer(
            @Says("The token's name, or the person's id") String name,
            Role role,

            @Says("The one store it may write to; none for all of them") @Nullable
            LocationCode location) {
        static CallerAnswer of(Caller caller) {
            return new CallerAnswer(caller.name(), caller.role(), caller.store());
        }
    }

    record Tokens(@Size(max = 500) List<TokenView> tokens) {}

    record TokenView(
            String id,
            Role role,
            @Nullable LocationCode location,
            @Nullable MemberId member,
            String name,

            @Says(
                    "The id of the person who made it; while that person is suspended or no owner, it is not good unless it is an"
                            + " associate's, a cashier's or a member's")
            @Nullable
            String by,

            Instant madeAt,
            Instant expiresAt,
            @Nullable Instant revokedAt) {
        static TokenView of(Stored<Token> stored) {
            Token token = stored.body();
            return new TokenView(
                    stored.key().id(),
                    token.role(),
                    token.location(),
                    token.member(),
                    token.name(),
                    token.by(),
                    stored.recordedAt(),
                    token.expiresAt(),
                    token.revokedAt());
        }
    }
}
