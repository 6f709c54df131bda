/**
 * Where Oneshelf speaks to other systems: today the feed of events and that of
 * changed goods, later channels, webhooks and agents. It decides nothing; it reads the journal and speaks commands.
 */
@NullMarked
package io.oneshelf.connect;

import org.jspecify.annotations.NullMarked;
