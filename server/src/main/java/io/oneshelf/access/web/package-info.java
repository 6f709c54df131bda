/** Tokens, guests, staff, sessions, health and metrics over HTTP. */
@NullMarked
@NamedInterface("web")
package io.oneshelf.access.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
