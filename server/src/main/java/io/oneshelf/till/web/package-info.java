/**
 * Shifts over HTTP. {@link io.oneshelf.till.web.ShiftEndpoints} lists the operations; each reads a body, asks
 * {@link io.oneshelf.till.Shifts}, and writes what became of it. No rule of the trade stands here.
 */
@NullMarked
@NamedInterface("web")
package io.oneshelf.till.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
