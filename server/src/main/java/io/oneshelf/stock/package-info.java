/**
 * Counts goods on shelves, and promises no unit twice.
 *
 * <p>A <b>shelf</b> is one SKU at one location. What is on it is an account of the ledger's STOCK book; what is promised of
 * it is a hold; so every figure here is the sum of entries and of open hold lines, and can be audited.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>on hand</b>: sellable goods that are there. Damaged goods stand beside them in an account of their own.
 *   <li><b>reserved</b> (the ledger says held): promised and still open. <b>Safety stock</b>: kept back from promises.
 *       <b>Available</b>: on hand less both, never below zero.
 *   <li><b>movement</b>: goods were received, adjusted, counted, damaged or transferred. A {@link io.oneshelf.stock.Movement}
 *       is written once; it is a fact, and what it did stands in the entries.
 *   <li><b>reservation</b>: goods are held for someone until a time. It ends committed (SETTLED), released or EXPIRED, wholly
 *       or by parts; a {@link io.oneshelf.stock.Reservation} is the readable face of its hold.
 *   <li><b>shortfall</b>: there was not enough, and nothing was done. <b>Shortage</b>: something was promised, or carried out,
 *       that turned out not to be there.
 * </ul>
 *
 * <h2>Promises</h2>
 *
 * <ul>
 *   <li>A request never takes more than is available, and commits never more than is on hand, at any concurrency.
 *   <li>A fact is accepted although it breaks a promise: a count, damage, an adjustment, a transfer that has left, a till's
 *       sale. The shortage is shown beside the shelf and told to the feed, and ends by itself when goods come or promises go.
 *   <li>Nobody can damage, send away or take off more than is on hand: then the books or the person are wrong, and a count
 *       settles which.
 *   <li>All lines of a command or none. What lines ask of one shelf adds up first.
 *   <li>A hold ends when the clock says so, whether or not anyone looks: whoever comes to its shelf after that finds it
 *       expired.
 *   <li>The same id again does nothing further and answers the thing as it is now.
 *   <li>Availability is read from the books, after every commit already answered.
 * </ul>
 *
 * <h2>Chart of accounts</h2>
 *
 * <pre>
 *   supplier ──RECEIVE──▶ ┌─────────────────────────┐ ──SALE────▶ customer
 *                         │ (location, SKU)         │ ◀──RETURN──
 *  shrinkage ◀─ADJUST───▶ │ sellable ──DAMAGE──▶    │
 *            ◀─COUNT────▶ │               damaged   │ ──TRANSFER─▶ the same SKU elsewhere
 *                         └─────────────────────────┘
 * </pre>
 *
 * Lot and owner are part of the key and empty until a retailer keeps them. Services are not stocked.
 *
 * <h2>How it is made</h2>
 *
 * {@link io.oneshelf.stock.Stock} is the table of contents. Behind it one class does one thing: {@code RecordingMovement},
 * {@code ReservingStock}, {@code EndingReservation} and {@code ExpiringReservation} decide, on rows the door has locked;
 * {@code ReadingAvailability} and {@code ReadingEntries} read; {@code Shelves} is what all of them, and the verbs of higher
 * floors, do to a shelf. Migrations stand in {@code db/migration/stock}; the module owns the schema {@code stock}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Stock",
        allowedDependencies = {"kernel", "ledger", "journal", "access", "access :: http", "catalog", "network"})
package io.oneshelf.stock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
