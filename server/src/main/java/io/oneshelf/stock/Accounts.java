package io.oneshelf.stock;

import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Book;

/**
 * The chart of accounts of the stock book.
 *
 * <p>Bounded, with a balance that can be held: (location, SKU, condition), lot and owner empty until a retailer keeps them.
 * Unbounded, the world around the shelves: supplier, customer and shrinkage, one for each SKU. Every unit on a shelf came
 * from one of these, and what left went to one, so each of them tells by the sum of its entries how much.
 */
final class Accounts {

    private Accounts() {}

    static Account of(SkuCode sku, LocationCode location, Condition condition) {
        return new Account(Book.STOCK, location.value(), sku.value(), condition.key(), "", "");
    }

    static Account sellable(Shelf shelf) {
        return of(shelf.sku(), shelf.location(), Condition.SELLABLE);
    }

    static Account supplier(SkuCode sku) {
        return Account.world(Book.STOCK, "supplier", sku.value());
    }

    static Account customer(SkuCode sku) {
        return Account.world(Book.STOCK, "customer", sku.value());
    }

    /** Where adjustments and the differences of counts come from and go to. */
    static Account shrinkage(SkuCode sku) {
        return Account.world(Book.STOCK, "shrinkage", sku.value());
    }

    /** The customer side for goods that leave a shelf. */
    static Account customerOf(Account goods) {
        return Account.world(Book.STOCK, "customer", goods.item());
    }

    static boolean is(Account account, Condition condition) {
        return account.book() == Book.STOCK
                && account.isBounded()
                && account.condition().equals(condition.key());
    }

    static Shelf shelf(Account account) {
        return new Shelf(new SkuCode(account.item()), new LocationCode(account.place()));
    }
}
