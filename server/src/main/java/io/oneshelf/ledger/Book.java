package io.oneshelf.ledger;

/** What is counted. The book is part of an account's key; an entry never crosses books. */
public enum Book {
    /** Units of goods, in the SKU's base unit. */
    STOCK,
    /** Minor units of money; the account's item is the currency. */
    MONEY
}
