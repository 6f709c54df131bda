package io.oneshelf.tax;

import io.oneshelf.access.Edit;
import io.oneshelf.access.IfMatch;
import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A rate as its editor wants it to be. It is written for itself and among all rates of its category. */
record PutRate(TaxRate rate, IfMatch ifMatch) {

    static final Verb<PutRate, Stored<TaxRate>> VERB = new Verb<>() {
        @Override
        public Set<DocKey<?>> documents(PutRate put) {
            return Set.of(put.rateKey(), put.categoryKey());
        }

        @Override
        public Decision<Stored<TaxRate>> decide(Draft draft, PutRate put) {
            TaxRate rate = put.rate();
            Optional<Stored<TaxRate>> standing = draft.document(put.rateKey());
            if (standing.isPresent()) {
                TaxRate now = standing.get().body();
                if (now.equals(rate)) {
                    return Decision.found(standing.get());
                }
                if (!now.taxCategory().equals(rate.taxCategory())) {
                    return Decision.drop(new CategoryFixed(rate.id(), now.taxCategory()));
                }
            }
            Optional<Edit.Clash> objection =
                    Edit.objection(standing.map(Stored::version).orElse(0L), put.ifMatch());
            if (objection.isPresent()) {
                return Decision.drop(objection.get());
            }
            Stored<TaxRate> written = draft.write(put.rateKey(), rate);
            VersionedRate versioned = new VersionedRate(rate, written.version());
            CategoryRates all = draft.document(put.categoryKey())
                    .map(Stored::body)
                    .orElseGet(() -> new CategoryRates(rate.taxCategory(), List.of()));
            draft.write(put.categoryKey(), all.with(versioned));
            draft.happened(TaxEvent.RateRecorded.of(versioned));
            return standing.isPresent() ? Decision.found(written) : Decision.made(written);
        }
    };

    private DocKey<TaxRate> rateKey() {
        return TaxInBooks.RATE.key(rate.id());
    }

    private DocKey<CategoryRates> categoryKey() {
        return TaxInBooks.CATEGORY.key(rate.taxCategory());
    }
}
