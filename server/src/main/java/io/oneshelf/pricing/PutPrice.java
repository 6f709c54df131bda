package io.oneshelf.pricing;

import io.oneshelf.access.Edit;
import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes one price into the document of its SKU; the version that counts is that of the price. */
final class PutPrice implements Verb<PriceEdit, Price> {

    @Override
    public Set<DocKey<?>> documents(PriceEdit edit) {
        return Set.of(key(edit));
    }

    @Override
    public Decision<Price> decide(Draft draft, PriceEdit edit) {
        SkuPrices all =
                draft.document(key(edit)).map(Stored::body).orElseGet(() -> new SkuPrices(edit.sku(), List.of()));
        Optional<Price> standing = all.standing(edit.price());
        long version = standing.map(Price::version).orElse(0L);
        if (standing.isPresent() && standing.get().equals(edit.price().withVersion(version))) {
            return Decision.found(standing.get());
        }
        Optional<Edit.Clash> objection = Edit.objection(version, edit.ifMatch());
        if (objection.isPresent()) {
            return Decision.drop(objection.get());
        }
        Price written = edit.price().withVersion(version + 1);
        draft.write(key(edit), all.with(written));
        draft.happened(PricingEvent.PriceRecorded.of(edit.sku(), written));
        return standing.isPresent() ? Decision.found(written) : Decision.made(written);
    }

    private static DocKey<SkuPrices> key(PriceEdit edit) {
        return PricesInBooks.PRICE.key(edit.sku().value());
    }
}
