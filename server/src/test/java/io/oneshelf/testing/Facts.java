package io.oneshelf.testing;

import io.oneshelf.access.IfMatch;
import io.oneshelf.catalog.Catalog;
import io.oneshelf.catalog.Name;
import io.oneshelf.catalog.Product;
import io.oneshelf.catalog.ProductId;
import io.oneshelf.catalog.Sku;
import io.oneshelf.journal.Books;
import io.oneshelf.journal.Changes;
import io.oneshelf.journal.GatheringDoor;
import io.oneshelf.journal.MemoryBooks;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.kernel.Unit;
import io.oneshelf.network.Network;
import io.oneshelf.pricing.Prices;
import io.oneshelf.tax.Tax;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The facts a shop begins with, on some books: its network, catalogue, prices and taxes. */
public record Facts(
        Books books, GatheringDoor door, Changes changes, Network network, Catalog catalog, Prices prices, Tax tax) {

    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    /** In memory, at a noon that does not pass; the caller's thread does the door's work. */
    public static Facts inMemory() {
        return on(new MemoryBooks(), InstantSource.fixed(NOON));
    }

    public static Facts on(Books books, InstantSource clock) {
        GatheringDoor door = new GatheringDoor(books, clock);
        Changes changes = new Changes(books.reader());
        door.onWritten(changes::written);
        return on(books, door, changes);
    }

    /** Another process on the same books: it remembers for itself, and sees others' changes when it follows the feed. */
    public Facts otherProcess() {
        return on(books, InstantSource.fixed(NOON));
    }

    private static Facts on(Books books, GatheringDoor door, Changes changes) {
        Network network = Network.in(door, books.reader(), changes);
        Catalog catalog = Catalog.in(door, books.reader(), changes);
        return new Facts(
                books,
                door,
                changes,
                network,
                catalog,
                Prices.in(door, books.reader(), changes, catalog, network),
                Tax.in(door, books.reader(), changes));
    }

    /** A product with these SKUs, goods counted by the piece. */
    public static Product product(String id, String... skus) {
        return new Product(
                new ProductId(id),
                Name.of(id),
                "things",
                List.of(),
                List.of(skus).stream()
                        .map(code -> Sku.goods(new SkuCode(code), Unit.EACH))
                        .toList());
    }

    /** Puts a product of that id on the shelf's label, with these SKUs. */
    public void sells(String id, String... skus) {
        catalog.put(product(id, skus), IfMatch.ABSENT).orThrow();
    }
}
