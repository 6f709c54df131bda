package io.oneshelf.stock;

import io.oneshelf.journal.Reader;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.ledger.Balance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what shelves can still promise, from the books as they are committed; nothing here is remembered. */
final class ReadingAvailability {

    private static final int LOCATIONS_AT_ONCE = 1_000;

    private final Reader reader;
    private final Named named;
    private final SafetyStock safety;

    ReadingAvailability(Reader reader, Named named, SafetyStock safety) {
        this.reader = reader;
        this.named = named;
        this.safety = safety;
    }

    List<Availability> of(List<Shelf> shelves, @Nullable ChannelCode channel) {
        List<Balance> balances =
                reader.balancesOf(shelves.stream().map(Accounts::sellable).toList());
        List<Availability> lines = new ArrayList<>(shelves.size());
        for (int i = 0; i < shelves.size(); i++) {
            Shelf shelf = shelves.get(i);
            lines.add(Availability.of(shelf, balances.get(i), safety.of(shelf, channel)));
        }
        return lines;
    }

    Page<Availability, AvailabilityQuery.Place> page(AvailabilityQuery query) {
        AvailabilityQuery.Place after = query.after() == null ? AvailabilityQuery.Place.START : query.after();
        Numbered.Source<SkuCode> skus = query.skus().isEmpty() ? named::goods : Numbered.Source.of(query.skus());
        List<Numbered<LocationCode>> locations =
                all(query.locations().isEmpty() ? named::locations : Numbered.Source.of(query.locations()));
        List<Shelf> shelves = new ArrayList<>();
        AvailabilityQuery.Place last = after;
        // The SKU that the last page ended with is begun again: there may be locations of it left. Every SKU has one
        // line
        // or more, so a page never needs more SKUs than lines, and that one.
        for (Numbered<SkuCode> sku : skus.after(Math.max(0, after.sku() - 1), query.limit() + 2)) {
            for (Numbered<LocationCode> location : locations) {
                if (sku.no() == after.sku() && location.no() <= after.location()) {
                    continue;
                }
                if (shelves.size() == query.limit()) {
                    return new Page<>(of(shelves, query.channel()), last);
                }
                shelves.add(new Shelf(sku.what(), location.what()));
                last = new AvailabilityQuery.Place(sku.no(), location.no());
            }
        }
        return new Page<>(of(shelves, query.channel()), null);
    }

    private static List<Numbered<LocationCode>> all(Numbered.Source<LocationCode> source) {
        List<Numbered<LocationCode>> all = new ArrayList<>();
        List<Numbered<LocationCode>> piece;
        do {
            piece = source.after(all.isEmpty() ? 0 : all.getLast().no(), LOCATIONS_AT_ONCE);
            all.addAll(piece);
        } while (piece.size() == LOCATIONS_AT_ONCE);
        return all;
    }
}
