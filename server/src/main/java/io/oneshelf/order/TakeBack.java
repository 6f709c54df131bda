package io.oneshelf.order;

import io.oneshelf.kernel.LocationCode;

/** One return of a batch. */
public sealed interface TakeBack {

    ReturnId id();

    /** Where the goods are taken in. */
    LocationCode location();

    record OfOrder(ReturnId id, ReturnRequest request) implements TakeBack {
        @Override
        public LocationCode location() {
            return request.location();
        }
    }

    record WithoutReceipt(ReturnId id, ReceiptlessReturn request) implements TakeBack {
        @Override
        public LocationCode location() {
            return request.location();
        }
    }
}
