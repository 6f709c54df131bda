/**
 * Orders: quoted, placed, paid, fulfilled, called off, returned.
 *
 * <p>The words:
 *
 * <ul>
 *   <li><b>basket</b>: what someone is about to order; kept, priced anew whenever it is looked at, promises nothing.
 *   <li><b>order</b>: an {@link io.oneshelf.order.Order}, one document with its lines, groups, bill and history. Its state,
 *       that of its bill and that of each group are small machines of their own.
 *   <li><b>group</b>: the lines that leave one place in one way; each has a hold of its own.
 *   <li><b>run</b>: units of a line treated alike, whose money is frozen ({@link io.oneshelf.offer.Run}).
 *   <li><b>return</b>: a {@link io.oneshelf.order.Return}: units that came back, with or without a receipt.
 *   <li><b>fact</b>: an order that had happened before we heard of it: never refused for goods, price or hold; what did not
 *       fit is counted as an <b>exception</b> and told.
 * </ul>
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>Goods, money and the document move in one commit. An order costs one document row, one entry a line, one or two of
 *       money and one event; a sale that is paid and carried out at once makes no hold.
 *   <li>What the shopper was shown is what is charged and held, or the shopper is told what changed.
 *   <li>Money is frozen when the order is placed. Any sequence of returns gives back exactly what was paid.
 *   <li>A payment is taken once, however often its provider says so. One that comes after the hold has expired finds the
 *       goods held again, or goes back; the history says which.
 *   <li>A price by hand is proven by an approval or said to be unproven; an approval proves one line and is used up by it.
 *       The same goes for what a till takes back without a receipt.
 *   <li>A retry under the same id changes nothing and is answered with the order as it is now.
 *   <li>Nothing personal stands in an order: its person is an id, an address is kept sealed.
 * </ul>
 *
 * <p>An unpaid order is held for {@value io.oneshelf.order.OrderInHand#HOLD_SECONDS} seconds and then lapses. A hold never
 * lasts longer for a payment that is in flight, because nobody may keep goods from others by being slow: the order waits on
 * without its goods, and the provider's answer decides.
 *
 * <p>{@link io.oneshelf.order.Orders} is the table of contents; each activity is a class of its own ({@code PlacingOrder},
 * {@code PayingOrder}, {@code AnsweringPayment}, {@code CancellingOrder}, {@code FulfillingGroup}, {@code ReturningUnits},
 * {@code ReturningWithoutReceipt}, {@code LapsingOrder}, {@code KeepingBasket}), a verb for the door that decides under the
 * locks. {@code ProvingPrices} holds prices by hand against approvals, {@link io.oneshelf.order.ReturnApproval}
 * returns without a receipt. {@code Planning} makes the offer before, without a lock; {@code OrderInHand} is an order while a command is at work
 * on it.
 */
@NullMarked
package io.oneshelf.order;

import org.jspecify.annotations.NullMarked;
