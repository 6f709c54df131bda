/**
 * Who asks, and what they may do.
 *
 * <p>A caller shows an opaque token of 256 random bits; only its SHA-256 hash is kept. A token carries a role, perhaps a
 * store, perhaps the member or guest it belongs to, and an end. Nothing is allowed that is not listed: every endpoint is made
 * with a rule that names its roles, and there is no way to make one without.
 *
 * <p>The words:
 *
 * <ul>
 *   <li><b>token</b>: what a caller shows; <b>mint</b> makes one, <b>revoke</b> ends it, at once in this process and within
 *       a second in every other.
 *   <li><b>role</b>: {@link io.oneshelf.kernel.Role}; <b>store scope</b>: the one location a caller may write to, order at
 *       and see people of ({@link io.oneshelf.access.StoreScope}).
 *   <li><b>own things</b>: what belongs to the member or guest who asks; another's is not found, never forbidden.
 *   <li><b>guest</b>: a shopper who has not signed in.
 * </ul>
 *
 * <p>Rules that every module's commands share stand here too: who may say that something happened at another time
 * ({@link io.oneshelf.access.Occurred}), and how documents that people edit are put ({@link io.oneshelf.access.Edit}).
 *
 * <p>{@code io.oneshelf.access.http} is the HTTP toolkit that every module's {@code web} package uses. It knows nothing of
 * tokens but {@link io.oneshelf.access.Doorkeeper}.
 */
@NullMarked
package io.oneshelf.access;

import org.jspecify.annotations.NullMarked;
