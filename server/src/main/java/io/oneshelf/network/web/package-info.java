/** Locations and channels over HTTP; uses only the module's public types. */
@NullMarked
@NamedInterface("web")
package io.oneshelf.network.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
