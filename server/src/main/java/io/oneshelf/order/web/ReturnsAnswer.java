package io.oneshelf.order.web;

import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.Size;
import java.util.List;

/** A page of returns. */
@Says("Returns, in the order in which they were taken or from the newest back")
record ReturnsAnswer(@Size(max = 500) List<ReturnAnswer> returns) {}
