package io.oneshelf.member;

import io.oneshelf.journal.Changes;
import io.oneshelf.journal.Door;
import io.oneshelf.journal.Reader;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.Outcome;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** The members and what they are known by. */
public interface Members {

    /** The members as they stand in the books. */
    static Members in(Door door, Reader reader, Changes changes, PersonalKeys keys, SecureRandom random) {
        return new MembersInBooks(door, reader, changes, keys, random);
    }

    /**
     * Ties the installation's key to these books at the first start, and holds it against them at every other.
     *
     * @throws WrongPersonalKeys when the books were made with another key
     */
    void open();

    /** Makes a member or describes it anew. Refused when the editor has not seen the version there is. */
    Outcome<Member> put(PutMember command);

    /** Many at once, each on its own; the answers stand in the order of the commands. */
    List<Outcome<Member>> putAll(List<PutMember> commands);

    Optional<Member> find(MemberId id);

    /** True when there is such a member; costs no round trip when it was asked before. */
    boolean isMember(MemberId id);

    /**
     * Ties an identity to a member. Refused with {@link UnknownMember}, or {@link IdentityTaken} when it is another's.
     *
     * @param kind such as {@code phone}, {@code email}, {@code card}
     * @param value the number or address itself; compared after trimming, an e-mail address without regard to case
     */
    Outcome<Identity> identify(MemberId member, String kind, String value);

    /** Who is known by that. */
    Optional<MemberId> memberOf(String kind, String value);
}
