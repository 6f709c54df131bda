/**
 * The top of the house: the commands of {@code ./oneshelf}, the server they start, and the wiring that puts the modules
 * together.
 *
 * <ul>
 *   <li>{@link io.oneshelf.launcher.Oneshelf} is the main class; each command is one class ({@code Up}, {@code Audit},
 *       {@code Token} …).
 *   <li>{@link io.oneshelf.launcher.database.Database} comes first in a start: embedded or external, migrated, checked.
 *   <li>{@code HouseWiring} turns a database and a clock into the house and its HTTP front. Spring wires only here.
 *   <li>A running server leaves a note in the user's home ({@code ~/.oneshelf/servers/<port>.json}, readable by that user
 *       only) with its address and an owner's token, which is how every other command finds it.
 * </ul>
 *
 * <p>A start that cannot succeed prints one sentence and exits with status 1; a command line that makes no sense exits
 * with status 2. Here, and in {@code journal}, are the only threads and the only real clock of the house.
 */
@NullMarked
package io.oneshelf.launcher;

import org.jspecify.annotations.NullMarked;
