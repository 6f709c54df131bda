package io.oneshelf.order;

import io.oneshelf.access.IfMatch;
import io.oneshelf.catalog.Catalog;
import io.oneshelf.journal.Changes;
import io.oneshelf.journal.Door;
import io.oneshelf.journal.DueWorker;
import io.oneshelf.journal.GatheringDoor;
import io.oneshelf.journal.Reader;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.ShiftId;
import io.oneshelf.member.Contacts;
import io.oneshelf.member.Members;
import io.oneshelf.network.Network;
import io.oneshelf.offer.Offer;
import io.oneshelf.payment.Payment;
import io.oneshelf.payment.TakeTender;
import io.oneshelf.pricing.Prices;
import io.oneshelf.stock.Stock;
import io.oneshelf.tax.Tax;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with orders. Each call goes through the door, and its answer is durable.
 *
 * <p>Members and guests reach their own orders only, another's is not there; staff with a store scope reach those of their
 * store. What is refused leaves nothing behind.
 */
public interface Orders {

    /** The orders as they stand in the books. */
    static Orders in(
            Door door,
            Reader reader,
            Catalog catalog,
            Network network,
            Members members,
            Contacts contacts,
            Prices prices,
            Tax tax,
            Stock stock,
            Changes changes,
            InstantSource clock) {
        return new OrderDesk(
                door,
                reader,
                new Planning(catalog, network, members, contacts, prices, tax, stock, changes, clock),
                contacts,
                stock,
                clock);
    }

    /** Says what becomes of orders whose hold expires. Called once, while the house is assembled. */
    static void endHoldsOf(GatheringDoor door, Stock stock) {
        door.onExpiry(Order.KIND, new LapsingOrder(stock));
    }

    /** Hears the providers that answer later, and ends orders that had no hold to expire. Called once, as above. */
    static void doDueWork(DueWorker worker, Door door, Stock stock) {
        AnsweringPayment answering = new AnsweringPayment(stock);
        LapsingOrder lapsing = new LapsingOrder(stock);
        worker.on(Payment.ANSWER, work -> door.call(answering, () -> work));
        worker.on(PlacingOrder.LAPSE, work -> door.call(lapsing, () -> work));
    }

    // ── Before there is an order ─────────────────────────────────────────────────────────────────────────────────────

    /** What the request would come to if it were placed now; refused as placing would refuse it. Holds nothing. */
    Outcome<Offer> quote(Caller caller, OrderRequest request);

    /**
     * Keeps a basket, priced anew. Refused: another person's, and one that has changed since the version that is named.
     *
     * @param ifMatch the version that was seen; absent to replace whatever stands
     */
    Outcome<PricedBasket> keep(Caller caller, BasketId id, OrderRequest request, IfMatch ifMatch);

    /** A basket, priced anew. */
    Optional<PricedBasket> basket(Caller caller, BasketId id);

    // ── An order ─────────────────────────────────────────────────────────────────────────────────────────────────────

    /**
     * Places an order: its goods are held, or leave with the shopper who has paid.
     *
     * <p>Refused: {@link OrderRefusal}, {@link io.oneshelf.offer.OfferRefusal}, what cannot be priced, unknown names, another
     * store.
     */
    Outcome<Stored<Order>> place(Caller caller, OrderId id, OrderRequest request);

    /** Places orders in order, each on its own; the answers stand in the order of the requests. */
    List<Outcome<Stored<Order>>> placeAll(Caller caller, List<PlaceOrder> orders);

    /** Takes a tender for what is still to be paid. The tender's id is the caller's; the same again does nothing further. */
    Outcome<Stored<Order>> pay(Caller caller, OrderId order, TakeTender tender, Currency currency);

    /** Calls an order off before anything has left; what was paid goes back. */
    Outcome<Stored<Order>> cancel(Caller caller, OrderId order);

    /** The goods of a group leave. */
    Outcome<Stored<Order>> fulfil(Caller caller, OrderId order, int group);

    /** An order, if the caller may see it. */
    Outcome<Stored<Order>> order(Caller caller, OrderId id);

    /**
     * The order of a receipt, to whoever holds it. Its id is the code, and only one that is a random UUID opens anything:
     * other ids can be guessed. Empty for an order of a member, who sees it signed in.
     */
    Optional<Stored<Order>> receipt(OrderId code);

    /** Takes a tender for the order of a guest's receipt: whoever holds it may pay for it, and it stays the guest's. */
    Outcome<Stored<Order>> payReceipt(Caller caller, OrderId code, TakeTender tender, Currency currency);

    /**
     * The orders that the caller may see.
     *
     * @param after where the page before ended, or null for the first
     * @param limit at most so many, 1 to 500
     */
    OrderPage orders(Caller caller, OrderQuery query, @Nullable String after, int limit);

    /**
     * What the orders and returns that name a shift come to, whenever they came.
     *
     * @param place whose shift it is: what other places say of it does not count
     * @param currency of the shift
     */
    Takings takings(ShiftId shift, LocationCode place, String currency);

    /**
     * Where orders stand, for who watches over them.
     *
     * @param store of that place only, or null for all
     * @param since of those that are over, those recorded at or after
     */
    StandingOrders standing(@Nullable LocationCode store, Instant since);

    // ── Coming back ──────────────────────────────────────────────────────────────────────────────────────────────────

    /** Takes units of an order back, wherever it was bought. */
    Outcome<Stored<Return>> takeBack(Caller caller, ReturnId id, ReturnRequest request);

    /** Takes goods or services back without knowing from which order. */
    Outcome<Stored<Return>> takeBack(Caller caller, ReturnId id, ReceiptlessReturn request);

    /** Takes returns of both kinds in order, each on its own; the answers stand in their order. */
    List<Outcome<Stored<Return>>> takeAllBack(Caller caller, List<TakeBack> returns);

    /**
     * A return as it was taken. Members and guests reach their own only, another's is not there; staff with a store scope
     * reach those that their store took in, and those of their store's orders.
     *
     * @param order the order it must be of; null for any return, with or without receipt
     */
    Outcome<Stored<Return>> takenBack(Caller caller, @Nullable OrderId order, ReturnId id);

    /**
     * The returns of an order that the caller may see, in the order in which they were taken.
     *
     * @param after the number of the return to go on after, 0 from the start
     * @param limit at most so many, 1 to 1,000
     */
    Outcome<List<Stored<Return>>> returns(Caller caller, OrderId order, long after, int limit);

    /**
     * Returns without a receipt that a till took, the newest first; staff with a store scope see their store's.
     *
     * @param proof those that are proven to have been allowed, or those that are not
     * @param location taken in there, or null for any place
     * @param before the number of the return to go on before; {@link Long#MAX_VALUE} from the newest
     * @param limit at most so many, 1 to 1,000
     */
    List<Stored<Return>> returnsWithoutReceipt(
            Caller caller, ReturnApproval.Proof proof, @Nullable LocationCode location, long before, int limit);
}
