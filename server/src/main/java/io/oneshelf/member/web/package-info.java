/** Members and what they are known by, over HTTP. */
@NullMarked
@NamedInterface("web")
package io.oneshelf.member.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
