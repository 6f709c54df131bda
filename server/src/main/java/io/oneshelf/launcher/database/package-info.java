/**
 * Where the truth is kept: a PostgreSQL of our own, or one that is already there.
 *
 * <p>{@link io.oneshelf.launcher.database.Database} is all the rest of the house sees: a data source for the application,
 * one for the owner of the tables, and the migrations. Behind it stands one of two:
 *
 * <ul>
 *   <li><b>embedded</b> (the default): {@link io.oneshelf.launcher.database.EmbeddedPostgres} unpacks PostgreSQL 18 once
 *       into the user's home, keeps its files in a {@link io.oneshelf.launcher.database.DataFolder}, listens on
 *       127.0.0.1 only, watches the process and starts it again when it dies;
 *   <li><b>external</b>: any PostgreSQL by URL, through {@link io.oneshelf.launcher.database.ExternalDatabase}.
 * </ul>
 *
 * <p>Promises, checked at every start and refused otherwise:
 *
 * <ol>
 *   <li>a commit is on the disk before it is answered: {@code fsync}, {@code full_page_writes} and
 *       {@code synchronous_commit} are on;
 *   <li>the application's role ({@code oneshelf_app}) cannot change or delete a ledger entry, whatever the code says; the
 *       tables belong to another role ({@code oneshelf_owner}), which only migrates;
 *   <li>one data folder has one server: a lock that dies with its process, and a PostgreSQL that a killed server left
 *       behind is found by its working directory and stopped before a new one starts.
 * </ol>
 *
 * <p>What keeps a start from succeeding is a {@link io.oneshelf.launcher.database.CannotStart}: one sentence for a person
 * who may not be a programmer. It is an exception, not an outcome, because there is nobody below to carry on.
 */
@NullMarked
package io.oneshelf.launcher.database;

import org.jspecify.annotations.NullMarked;
