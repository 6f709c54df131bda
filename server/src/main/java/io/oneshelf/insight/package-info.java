/**
 * What the books say about themselves. Today the audit: every promise that data can show, checked on one snapshot. It reads;
 * it never repairs.
 */
@NullMarked
package io.oneshelf.insight;

import org.jspecify.annotations.NullMarked;
