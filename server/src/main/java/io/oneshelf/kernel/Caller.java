package io.oneshelf.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Who asks. Made by {@code access} from a token; handed down as a parameter, never looked up.
 *
 * @param name the token's name, never a person's name; it is recorded as who did it
 * @param role what the caller may be
 * @param store the one location this caller may write to, or null for all
 * @param member the member this caller is, for role member; for a guest the guest's own id
 */
public record Caller(
        String name,
        Role role,
        @Nullable LocationCode store,
        @Nullable MemberId member) {

    public static Caller owner(String name) {
        return new Caller(name, Role.OWNER, null, null);
    }

    /** True when this caller may write to, and see the people of, that location. */
    public boolean mayWorkAt(LocationCode location) {
        return store == null || store.equals(location);
    }
}
