package io.oneshelf.stock;

/** In which condition goods stand on a shelf. Each condition is an account of its own; only sellable goods can be promised. */
public enum Condition {
    SELLABLE(""),
    DAMAGED("damaged");

    private final String key;

    Condition(String key) {
        this.key = key;
    }

    /** How an account's key tells it. */
    String key() {
        return key;
    }
}
