/** Products, SKUs, categories and search over HTTP; uses only the module's public types. */
@NullMarked
@NamedInterface("web")
package io.oneshelf.catalog.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
