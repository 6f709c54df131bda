/**
 * What the books say about themselves: the audit, which checks every promise that data can show, the monitor, which does
 * so all the time on what is new, and the figures of the day. It reads the other modules' rows and writes only its own; it never repairs.
 *
 * <ul>
 *   <li><b>audit</b>: all rules on one snapshot, from the first row or from the checkpoint ({@link io.oneshelf.insight.Audit}).
 *   <li><b>checkpoint</b>: the place up to which the books were found in order, and what must be remembered of it.
 *   <li><b>quarantine</b>: what was found broken, with its evidence, until an audit from the first row no longer finds it.
 *   <li><b>today</b>: what was sold, followed from the journal while somebody looks; what stands open and what was promised
 *       beyond what is there, asked of the books ({@link io.oneshelf.insight.Today}).
 *   <li><b>monitor</b>: audits what is new, and shows in the metrics ({@link io.oneshelf.insight.Monitor}).
 * </ul>
 *
 * <p>Promises: a violation once found is reported by every audit until it is repaired; no checkpoint passes over one; what is
 * reported was seen from the first row, so that what changed meanwhile raises no false alarm; one process audits at a time,
 * and no writer waits for it. Damage done from outside to rows older than the checkpoint is found by a full audit only.
 */
@NullMarked
package io.oneshelf.insight;

import org.jspecify.annotations.NullMarked;
