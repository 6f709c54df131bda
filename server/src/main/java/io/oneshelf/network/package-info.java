/**
 * Where the retailer is and through what it sells: locations and channels.
 *
 * <p>The words:
 *
 * <ul>
 *   <li><b>location</b>: a {@link io.oneshelf.network.Location}: a store, warehouse, pre-warehouse, regional warehouse or pickup
 *       point, with its coordinates, its time zone and the modes in which a shopper may get goods from it. Stock is counted
 *       at locations.
 *   <li><b>mode</b>: how goods reach a shopper: {@link io.oneshelf.network.Mode}.
 *   <li><b>channel</b>: a {@link io.oneshelf.network.Channel} of sale, such as web or till. A new installation has seven and
 *       nothing else.
 *   <li><b>company</b>: the legal entity a location belongs to, which decides the tax.
 * </ul>
 *
 * <p>Promises: a code, once given, names the same place for ever, and a place is never removed; whoever reads a location
 * after a change was answered sees the change. A location without hours, capacity or safety rule is always open, unlimited,
 * zero.
 *
 * <p>Both are documents that people edit, read by everybody, written by the owner. {@link io.oneshelf.network.Network} is the
 * table of contents. Leans on kernel, journal and access.
 */
@NullMarked
package io.oneshelf.network;

import org.jspecify.annotations.NullMarked;
