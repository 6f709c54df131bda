/**
 * Stock over HTTP: {@code /v1/stock/…}. It reads requests into the commands of {@link io.oneshelf.stock.Stock} and writes its
 * answers; it decides nothing.
 */
@NullMarked
@NamedInterface("web")
package io.oneshelf.stock.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
