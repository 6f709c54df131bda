package io.oneshelf.access;

import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.Role;
import org.jspecify.annotations.Nullable;

/** Members and guests reach their own things only; another's is answered as if it were not there. */
public final class Own {

    private Own() {}

    /** True for callers who are limited to their own things. */
    public static boolean isShopper(Caller caller) {
        return caller.role() == Role.MEMBER || caller.role() == Role.GUEST;
    }

    /**
     * True when the caller may reach a thing of that person.
     *
     * @param person the member or guest the thing belongs to, or null when it is nobody's
     */
    public static boolean mayReach(Caller caller, @Nullable MemberId person) {
        return !isShopper(caller) || (person != null && person.equals(caller.member()));
    }
}
