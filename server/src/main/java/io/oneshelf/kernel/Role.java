package io.oneshelf.kernel;

/** What a caller may be. What each may do stands beside every endpoint; nothing is allowed that is not listed there. */
public enum Role {
    /** Everything. */
    OWNER("owner"),
    /** Products, prices, promotions. */
    MERCHANDISER("merchandiser"),
    /** Runs one store, or all of them without a store scope. */
    STORE_MANAGER("store-manager"),
    /** Works in a store. */
    ASSOCIATE("associate"),
    /** Sells at a till. */
    CASHIER("cashier"),
    /** Carries parcels. */
    COURIER("courier"),
    /** Customer service. */
    SERVICE("service"),
    /** Machines of the retailer: shop front ends, marketplaces, imports. */
    INTEGRATION("integration"),
    /** Reads everything that is not personal, changes nothing. */
    AUDITOR("auditor"),
    /** A signed-in shopper: own things only. */
    MEMBER("member"),
    /** A shopper who has not signed in: browse, own basket, own order. */
    GUEST("guest");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /** The word used in tokens, commands and the API. */
    public String word() {
        return word;
    }

    /** Roles of people who work in one store and carry a store scope. */
    public boolean isOfStore() {
        return this == STORE_MANAGER || this == ASSOCIATE || this == CASHIER;
    }

    /** Roles that a person of the retailer's staff can have; machines have tokens, shoppers are members and guests. */
    public boolean isOfStaff() {
        return this != INTEGRATION && this != MEMBER && this != GUEST;
    }
}
