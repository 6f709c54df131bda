/** Rates of tax over HTTP; uses only the module's public types. */
@NullMarked
@NamedInterface("web")
package io.oneshelf.tax.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
