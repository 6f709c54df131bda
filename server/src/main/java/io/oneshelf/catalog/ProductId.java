package io.oneshelf.catalog;

import io.oneshelf.kernel.Code;

/** Names a product; of the form {@link Code#FORM}. */
public record ProductId(String value) {

    public ProductId {
        Code.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
