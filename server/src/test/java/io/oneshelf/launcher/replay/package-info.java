/** Reading, matching and reconciling without a server, and whole replays against a stub that checks what it is sent. */
@NullMarked
package io.oneshelf.launcher.replay;

import org.jspecify.annotations.NullMarked;
