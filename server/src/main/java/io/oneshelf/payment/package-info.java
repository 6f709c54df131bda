/**
 * Money taken and given back.
 *
 * <p>The words: a <b>bill</b> is what is to be paid for one document, kept inside it; a <b>tender</b> is one payment of it
 * (today {@code TEST} and {@code CASH}); a tender is <b>in flight</b> while its provider has been asked and has not answered.
 *
 * <p>The chart of accounts in the MONEY book; all of them are world accounts, the item is the currency:
 *
 * <ul>
 *   <li>{@code @tender-TEST}, {@code @tender-CASH}: where the money comes from and goes back to.
 *   <li>{@code @sales}: what was sold, without tax; {@code @tax}: the tax on it.
 *   <li>{@code @unapplied}: money that came after its bill could use it, on its way back.
 * </ul>
 *
 * <p>Promises: a capture posts tender → sales and tax, a refund is its inverse, so the book balances to zero; a tender is
 * captured once however often its provider says so; it gives back at most its amount; the tax of several tenders adds up to
 * the tax of their bill.
 *
 * <p>{@link io.oneshelf.payment.Payment} is the table of contents. Its verbs work on the draft of the command that asks, so
 * that money, goods and the document move in one commit; nothing remote happens there. A provider that answers later is
 * heard as due work ({@link io.oneshelf.payment.Payment#ANSWER}), and whoever carries the bill listens.
 */
@NullMarked
package io.oneshelf.payment;

import org.jspecify.annotations.NullMarked;
