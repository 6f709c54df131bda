/**
 * Orders, returns, quotes and baskets over HTTP. {@link io.oneshelf.order.web.OrderEndpoints} lists the operations; each
 * reads a body, asks {@link io.oneshelf.order.Orders}, and writes what became of it. No rule of the trade stands here.
 */
@NullMarked
@NamedInterface("web")
package io.oneshelf.order.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
