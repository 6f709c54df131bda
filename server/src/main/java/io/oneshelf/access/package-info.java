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
 *   <li><b>staff</b>: the people who work for the retailer ({@link io.oneshelf.access.Staff}). A person signs in with name and
 *       password and gets a <b>session</b>: a cookie of 256 random bits, kept hashed, over after twelve hours, when it is signed
 *       out of, when the password changes, and when the person is suspended. Role and store are the person's as of each
 *       request. The first owner comes by a link that the server prints, everyone else by an <b>invitation</b>.
 *   <li><b>approval</b>: what somebody allowed at a till by a PIN ({@link io.oneshelf.access.Approval}); it proves one line of
 *       one order, or one return without a receipt, and why something is not proven is a <b>doubt</b>.
 *   <li><b>visit</b>: a session as a request shows it. Every module sees its caller and nothing else.
 *   <li><b>role</b>: {@link io.oneshelf.kernel.Role}; <b>store scope</b>: the one location a caller may write to, order at
 *       and see people of ({@link io.oneshelf.access.StoreScope}).
 *   <li><b>own things</b>: what belongs to the member or guest who asks; another's is not found, never forbidden.
 *   <li><b>guest</b>: a shopper who has not signed in.
 * </ul>
 *
 * <p>A browser sends its cookie whoever made it send, so whatever changes something must also carry what only a page of ours
 * can know ({@code X-CSRF-Token}), and must not come from a page of another site. Passwords are hashed with Argon2id on
 * threads of their own ({@code Passwords}); how often one may guess is limited by name and address ({@code SignInLimit}), a
 * PIN by name and till ({@code PinLimit}); a name that nobody has is answered as late and in the same words as a wrong
 * password. How a person proves who it is stands behind one interface ({@code SignIn}): by password today; a retailer's own
 * identity provider (OIDC) will be another way to the same session.
 *
 * <p>Names of staff are personal data. They stand in the person's document and nowhere else: events, logs, problems and every
 * other module know a person by an id.
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
