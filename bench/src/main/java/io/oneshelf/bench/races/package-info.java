/**
 * {@code ./oneshelf bench races}: moments in which two people want the same thing, put to a server through its public API. A
 * retailer can run it against any server, with goods, places and orders of its own that are left there.
 *
 * <p>A {@link io.oneshelf.bench.races.Race} sets the scene, lets everybody go at one moment, and then says what must be true
 * whoever was first. Which of several right outcomes it was is counted and shown: a race that always ends alike is none.
 */
@NullMarked
package io.oneshelf.bench.races;

import org.jspecify.annotations.NullMarked;
