/**
 * What happened at the tills beside the sales: shifts, the cash that came and went by hand, and what lay in the drawer.
 *
 * <p>The words:
 *
 * <ul>
 *   <li><b>shift</b>: from the opening to the close of one till ({@link io.oneshelf.till.Shift}), one document. The till
 *       chooses its id, and tells of the opening, of each cash movement and of the close as they happen.
 *   <li><b>opening float</b>: the cash in the drawer when the shift begins.
 *   <li><b>cash movement</b>: cash in or out otherwise than by a sale, with its reason.
 *   <li><b>close</b>: what was counted, and the sums of the till's Z report.
 *   <li><b>expected</b>: float + in − out + cash taken − cash refunded, worked out here; <b>difference</b>: counted − expected.
 *   <li><b>mark</b>: how far the till's own journal had come: the number and the hash of a record.
 * </ul>
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>Shifts are <b>facts</b>: a difference in the drawer, a clock that was set back or a till that worked out another
 *       expected sum is never a reason to refuse, it is shown. Refused is what is malformed, what contradicts itself or what
 *       was told before, and what somebody tells of another store.
 *   <li>The same told again changes nothing, in whatever state the shift is by then.
 *   <li>Who works at a till cannot read here what the drawer ought to hold before it is counted: reading is for who manages.
 *   <li>A record that was taken out of a till's journal between two shifts, or put there, shows: a shift tells whether it
 *       follows on from the one before ({@link io.oneshelf.till.Follows}).
 * </ul>
 *
 * <p>The sums of a shift are the till's. Sales and returns reach {@code order} on their own, each under its receipt's number and
 * with the shift's id, before the shift's opening or long after its close; one that the server refused may stand in a shift for
 * good. So what the till said and what {@code order} took are held against each other whenever somebody looks
 * ({@link io.oneshelf.till.Reckoning}) and a difference is shown; the audit here holds a shift against itself.
 */
@NullMarked
package io.oneshelf.till;

import org.jspecify.annotations.NullMarked;
