package io.oneshelf.bench.simulate;

import io.oneshelf.catalog.Catalog;
import io.oneshelf.journal.Books;
import io.oneshelf.journal.Changes;
import io.oneshelf.journal.DueWorker;
import io.oneshelf.journal.GatheringDoor;
import io.oneshelf.member.Contacts;
import io.oneshelf.member.Members;
import io.oneshelf.member.PersonalKeys;
import io.oneshelf.network.Network;
import io.oneshelf.order.Orders;
import io.oneshelf.pricing.Prices;
import io.oneshelf.stock.Stock;
import io.oneshelf.tax.Tax;
import java.security.SecureRandom;

/** One process of the house, without its threads: whoever calls it does its work. Forgotten and made anew when it dies. */
record Shop(
        VirtualClock clock,
        Changes changes,
        DueWorker dueWorker,
        Network network,
        Catalog catalog,
        Prices prices,
        Tax tax,
        Stock stock,
        Orders orders) {

    private static final int ROUNDS_MAX = 200;

    static Shop open(Books books, VirtualClock clock) {
        GatheringDoor door = new GatheringDoor(books, clock);
        Changes changes = new Changes(books.reader());
        door.onWritten(changes::written);
        DueWorker dueWorker = new DueWorker(books.reader(), door, clock);
        Network network = Network.in(door, books.reader(), changes);
        Catalog catalog = Catalog.in(door, books.reader(), changes);
        PersonalKeys keys = PersonalKeys.of(new byte[32]);
        SecureRandom random = new SecureRandom();
        Members members = Members.in(door, books.reader(), changes, keys, random);
        Prices prices = Prices.in(door, books.reader(), changes, catalog, network);
        Tax tax = Tax.in(door, books.reader(), changes);
        Stock stock = Stock.in(door, books.reader(), catalog, network, clock);
        Stock.endReservationsOf(door);
        Orders orders = Orders.in(
                door,
                books.reader(),
                catalog,
                network,
                members,
                Contacts.in(books.reader(), keys, random),
                prices,
                tax,
                stock,
                changes,
                clock);
        Orders.endHoldsOf(door, stock);
        Orders.doDueWork(dueWorker, door, stock);
        return new Shop(clock, changes, dueWorker, network, catalog, prices, tax, stock, orders);
    }

    /** Does everything that has come due, and hears what other processes have done. */
    void doDueWork() {
        int rounds = 0;
        while (dueWorker.step()) {
            Violation.unless(++rounds < ROUNDS_MAX, "something is due, and stays due however often it is done");
        }
        while (changes.step()) {
            // until it has heard everything
        }
    }
}
