package io.oneshelf.access.http;

import io.oneshelf.kernel.Role;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who may call an endpoint. There is no endpoint without one, and the owner may call every endpoint.
 *
 * @param everyone true when no token is needed
 * @param roles who may, with a token
 * @param ownOnly true when members and guests reach their own things only; the handler checks whose thing it is
 * @param storeScoped true when a caller with a store scope may touch that store only; the handler checks which store it is
 * @param localToo true when a request from this very machine needs no token
 */
public record Allowed(boolean everyone, Set<Role> roles, boolean ownOnly, boolean storeScoped, boolean localToo) {

    /** Anyone, without a token: said on purpose, never by leaving something out. */
    public static final Allowed EVERYONE = new Allowed(true, EnumSet.allOf(Role.class), false, false, false);

    /** Anyone with a token, shoppers included. */
    public static final Allowed SIGNED_IN = new Allowed(false, EnumSet.allOf(Role.class), false, false, false);

    public Allowed {
        EnumSet<Role> withOwner = EnumSet.of(Role.OWNER);
        withOwner.addAll(roles);
        roles = Collections.unmodifiableSet(withOwner);
    }

    /** These roles, and the owner. */
    public static Allowed to(Role... roles) {
        Set<Role> set = EnumSet.noneOf(Role.class);
        set.addAll(Arrays.asList(roles));
        return new Allowed(false, set, false, false, false);
    }

    /** The same, and members for their own things. */
    public Allowed andMembersOwn() {
        return with(Role.MEMBER);
    }

    /** The same, and members and guests for their own things. */
    public Allowed andShoppersOwn() {
        return with(Role.MEMBER, Role.GUEST);
    }

    /** The same; a caller with a store scope may touch that store only. */
    public Allowed ofOneStore() {
        return new Allowed(everyone, roles, ownOnly, true, localToo);
    }

    /** The same, and anyone on this very machine. */
    public Allowed orLoopback() {
        return new Allowed(everyone, roles, ownOnly, storeScoped, true);
    }

    private Allowed with(Role... more) {
        EnumSet<Role> all = EnumSet.copyOf(roles);
        all.addAll(Arrays.asList(more));
        return new Allowed(everyone, all, true, storeScoped, localToo);
    }
}
