package io.oneshelf.access;

import io.oneshelf.kernel.ProblemWord;
import java.util.Locale;

/** Access's words for refusal. */
public enum AccessProblem implements ProblemWord {
    NOT_SIGNED_IN(401, "Returned when the request carries no token, or one that is unknown, revoked or past its end."),
    NOT_ALLOWED(403, "Returned when the caller's role is not among those that may do this."),
    OTHER_STORE(403, "Returned when the caller's token is of one store and the request is about another."),
    OCCURRED_NOT_NOW(
            403,
            "Returned when a caller whose role cannot know says that something happened at another time than now."),
    OCCURRED_AHEAD(422, "Returned when occurredAt is more than five minutes ahead of the server's clock."),
    TOO_MANY_GUESTS(
            429, "Returned when more guests are asked for than one address, or all together, may have a minute."),
    ROLE_NEEDS_LOCATION(422, "Returned when a token for a store role names no location."),
    ROLE_NEEDS_MEMBER(422, "Returned when a token for a member names no member, or another role names one."),
    ROLE_NOT_MINTED(422, "Returned when a token for a guest is asked for here; guests come from /v1/guests.");

    private final int status;
    private final String sentence;

    AccessProblem(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    @Override
    public String module() {
        return "access";
    }

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
