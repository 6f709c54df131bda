package io.oneshelf.order.web;

import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.Size;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.network.Mode;
import io.oneshelf.order.OrderRequest;
import java.util.List;

/** Which lines leave from where. */
@Says("Which lines leave from where, and how")
record PlanAnswer(
        @Says("The group's id") String group,
        LocationCode location,
        Mode mode,
        @Size(max = OrderRequest.LINES_MAX) List<Integer> lines) {}
