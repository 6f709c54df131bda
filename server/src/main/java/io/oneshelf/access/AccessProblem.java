package io.oneshelf.access;

import io.oneshelf.kernel.ProblemWord;
import java.util.Locale;

/** Access's words for refusal. */
public enum AccessProblem implements ProblemWord {
    NOT_SIGNED_IN(
            401,
            "Returned when the request carries neither a token nor a session, or one that is unknown, was ended or is past"
                    + " its end."),
    CSRF(
            403,
            "Returned when a browser's request would change something and does not show that a page of ours sent it:"
                    + " X-CSRF-Token is missing or not the session's, or Origin is another site."),
    WRONG_NAME_OR_PASSWORD(
            401,
            "Returned when nobody signs in with that name and password; a name that is not known, a person without a"
                    + " password and a suspended one are answered alike."),
    TOO_MANY_SIGN_INS(
            429,
            "Returned when a name, an address or a till has been tried too often; Retry-After says when to come again."),
    WRONG_PASSWORD(422, "Returned when the old password is not the right one."),
    PASSWORD_TOO_WEAK(
            422,
            "Returned when a new password is shorter than 8 or longer than 256 characters, is the name, or is among the"
                    + " commonest; the rule is named."),
    WRONG_NAME_OR_PIN(
            422,
            "Returned when nobody who may allow something at this store has that name and PIN; a name that is not known, a"
                    + " person without a PIN, a suspended one and one of another store are answered alike."),
    EXISTS_DIFFERENT(
            409, "Returned when an approval of this id was given before for something else; the fields are named."),
    KEY_NOT_GOOD(
            422,
            "Returned when a link for choosing a password is unknown, was used, was replaced by a newer one, is past its"
                    + " end, or when the person's role or store has changed since, or who gave it may not give it any more."),
    ALREADY_STAFFED(409, "Returned when the link for the first owner is used and there is an owner already."),
    NAME_TAKEN(409, "Returned when another person signs in with that name."),
    SUSPENDED(409, "Returned when a person who is suspended is invited."),
    NOT_YOURSELF(
            422,
            "Returned when a person would change the own role or store, suspend the own access or invite oneself; another"
                    + " must."),
    NOT_YOUR_STAFF(
            403,
            "Returned when a store manager would make or change someone other than an associate or cashier of the own"
                    + " store."),
    ROLE_NOT_OF_STAFF(422, "Returned when a person would get a role of machines or shoppers."),
    NOT_ALLOWED(403, "Returned when the caller's role is not among those that may do this."),
    OTHER_STORE(403, "Returned when the caller's token is of one store and the request is about another."),
    OCCURRED_NOT_NOW(
            403,
            "Returned when a caller whose role cannot know says that something happened at another time than now."),
    OCCURRED_AHEAD(422, "Returned when occurredAt is more than five minutes ahead of the server's clock."),
    TOO_MANY_GUESTS(
            429, "Returned when more guests are asked for than one address, or all together, may have a minute."),
    TOO_MUCH_AT_ONCE(
            429,
            "Returned when one caller has so many requests under way at once that others would find the server full; nothing"
                    + " was done, try again after Retry-After."),
    ROLE_NEEDS_LOCATION(422, "Returned when a token or a person with a store role names no location."),
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
