/** What tests of several modules lean on: a real PostgreSQL, once per test run. */
@NullMarked
package io.oneshelf.testing;

import org.jspecify.annotations.NullMarked;
