/**
 * The words every floor shares: money, quantities, codes, who is asking, what a refusal looks like.
 *
 * <p>Nothing here knows a database, a thread, a clock or a protocol. A type is here only when two modules of different
 * floors would otherwise have to agree on it by accident.
 *
 * <ul>
 *   <li>{@link io.oneshelf.kernel.Money}: integer minor units of one ISO 4217 currency.
 *   <li>{@link io.oneshelf.kernel.Quantity}: integers in a SKU's base unit, 1 to 999,999,999,999.
 *   <li>{@link io.oneshelf.kernel.Code}: what callers name things by; {@link io.oneshelf.kernel.SkuCode},
 *       {@link io.oneshelf.kernel.LocationCode}, {@link io.oneshelf.kernel.ChannelCode}, {@link io.oneshelf.kernel.MemberId},
 *       {@link io.oneshelf.kernel.ShiftId}.
 *   <li>{@link io.oneshelf.kernel.Caller}: who asks, in which {@link io.oneshelf.kernel.Role}, for which store.
 *   <li>{@link io.oneshelf.kernel.Outcome} and {@link io.oneshelf.kernel.Refusal}: an answer is a value, refused ones
 *       included; a refusal's record components are its own fields in the problem that reaches the caller.
 *   <li>The clock is a parameter everywhere: {@link java.time.InstantSource}.
 * </ul>
 */
@NullMarked
package io.oneshelf.kernel;

import org.jspecify.annotations.NullMarked;
