/** The feed of events over HTTP. */
@NullMarked
@NamedInterface("web")
package io.oneshelf.connect.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
