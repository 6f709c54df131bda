/** The audit over HTTP. */
@NullMarked
@NamedInterface("web")
package io.oneshelf.insight.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
