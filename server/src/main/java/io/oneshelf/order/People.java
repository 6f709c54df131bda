package io.oneshelf.order;

import io.oneshelf.kernel.MemberId;

/** What order needs to know of people, and where it leaves what is personal. */
public interface People {

    /** True when there is a member of that id. */
    boolean isMember(MemberId id);

    /**
     * Seals an address so that only those who may see the order's person can read it, and the person can be erased.
     *
     * @return what is kept with the order: sealed, or a reference to what is
     */
    String seal(OrderId order, OrderRequest.Address address);
}
