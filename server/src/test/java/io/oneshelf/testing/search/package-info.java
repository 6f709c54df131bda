/**
 * Searches for a sequence of steps on which the code and a plain model of it disagree.
 *
 * <p>Steps are sentences, such as {@code reserve R1 coat@north 3 for 60s}. A {@link io.oneshelf.testing.search.Trial} does
 * what a sentence says with the real thing and with a model that was written without looking at it, and fails when the two
 * do not tell the same. A {@link io.oneshelf.testing.search.Search} makes up sentences by rolling seeded dice among weighted
 * moves, each allowed when its precondition holds in the model.
 *
 * <ul>
 *   <li>The same seed makes the same sentences, so a failure repeats itself.
 *   <li>A failing run is shrunk: steps are left out and quantities made smaller as long as it still fails. Any list of steps
 *       can be played, because the model knows what is refused; preconditions only keep the dice from asking for nonsense
 *       too often.
 *   <li>What is left is printed with its seed, ready to be pasted into a test that plays it again
 *       ({@link io.oneshelf.testing.search.Search#replay}).
 * </ul>
 */
@NullMarked
package io.oneshelf.testing.search;

import org.jspecify.annotations.NullMarked;
