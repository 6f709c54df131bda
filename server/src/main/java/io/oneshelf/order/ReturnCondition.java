package io.oneshelf.order;

import io.oneshelf.stock.Condition;

/** In which condition units come back. */
public enum ReturnCondition {
    /** They go back on the shelf and can be sold. */
    SELLABLE,
    /** They are kept apart. */
    DAMAGED;

    Condition shelf() {
        return switch (this) {
            case SELLABLE -> Condition.SELLABLE;
            case DAMAGED -> Condition.DAMAGED;
        };
    }
}
