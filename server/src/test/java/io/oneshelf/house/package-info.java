/** The tests that hold the house together: its floors, its modules, its habits; and the drawing of it. */
@NullMarked
package io.oneshelf.house;

import org.jspecify.annotations.NullMarked;
