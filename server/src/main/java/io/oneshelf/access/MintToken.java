package io.oneshelf.access;

import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.Role;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a token.
 *
 * @param location the one store it may write to, or null for all; store roles need one
 * @param member whose things it reaches; for role member, and for it only
 * @param name what it is for; it is recorded as who did it, so it must not be a person's name
 * @param by the person who asks, in a session or by a token that the person made; null for a machine
 * @param validFor how long it is good
 */
public record MintToken(
        Role role,
        @Nullable LocationCode location,
        @Nullable MemberId member,
        String name,
        @Nullable StaffId by,
        Duration validFor) {}
