/** Prices and price lists over HTTP; uses only the module's public types. */
@NullMarked
@NamedInterface("web")
package io.oneshelf.pricing.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
