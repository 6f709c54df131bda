package io.oneshelf.order.web;

import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.Size;
import java.util.List;

/** A page of orders. */
@Says("Orders")
record OrdersAnswer(@Size(max = 500) List<OrderAnswer> orders) {}
