package io.oneshelf.catalog;

import io.oneshelf.access.Edit;
import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.kernel.SkuCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A product as its editor wants it to be.
 *
 * @param reach the documents it may touch as far as was seen without locks: the product, the change that makes its next
 *     version, its SKUs as they are and as they are to be, their GTINs and who carries those now, and the category when it is a new one
 * @param missing the pictures it names that were not uploaded when the plan was made
 */
record PutProduct(ProductEdit edit, Set<DocKey<?>> reach, List<PictureHash> missing) {

    /** Writes the product, the cards of its SKUs, who carries which GTIN, and the category when it is new. */
    static final Verb<PutProduct, Stored<Product>> VERB = new Verb<>() {
        @Override
        public Set<DocKey<?>> documents(PutProduct put) {
            return put.reach();
        }

        @Override
        public int weight(PutProduct put) {
            return put.reach().size();
        }

        @Override
        public Decision<Stored<Product>> decide(Draft draft, PutProduct put) {
            return new Deciding(draft, put).decide();
        }
    };

    private static final class Deciding {

        private final Draft draft;
        private final PutProduct put;
        private final DocKey<Product> key;
        private final Optional<Stored<Product>> standing;
        private final Product product;

        /** The cards as they were before this command, with those of SKUs that lose their GTIN to it. */
        private final Map<SkuCode, SkuCard> before = new LinkedHashMap<>();

        private final Map<SkuCode, SkuCard> after = new LinkedHashMap<>();

        Deciding(Draft draft, PutProduct put) {
            this.draft = draft;
            this.put = put;
            this.key = CatalogInBooks.PRODUCT.key(put.edit().product().id().value());
            this.standing = draft.document(key);
            this.product = put.edit().on(standing.map(Stored::body));
        }

        Decision<Stored<Product>> decide() {
            if (standing.isPresent() && standing.get().body().equals(product)) {
                return Decision.found(standing.get());
            }
            if (!put.missing().isEmpty()) {
                return Decision.drop(new UnknownPicture(put.missing()));
            }
            List<Sku> standingSkus =
                    standing.map(stored -> stored.body().skus()).orElse(List.of());
            Decision<Stored<Product>> edited = Edit.put(
                    draft,
                    key,
                    product,
                    put.edit().ifMatch(),
                    stored -> new CatalogEvent.ProductRecorded(
                            product.id().value(),
                            product.category(),
                            product.skus().size()));
            if (!(edited instanceof Decision.Keep)) {
                return edited;
            }
            if (!keepWhatStood()) {
                return Decision.again("the product has got another version meanwhile");
            }
            for (Sku sku : standingSkus) {
                if (!look(sku.code())) {
                    return Decision.again("the product has got other SKUs meanwhile");
                }
            }
            for (SkuCard card : before.values()) {
                after.put(card.code(), card.retire());
            }
            for (Sku sku : product.skus()) {
                Optional<Refusal> refusal = describe(sku);
                if (refusal.isPresent()) {
                    return Decision.drop(refusal.get());
                }
            }
            Optional<Decision<Stored<Product>>> instead = moveGtins();
            if (instead.isPresent()) {
                return instead.get();
            }
            writeCards();
            nameCategory();
            return edited;
        }

        /** Writes what the new version made an end of, and who made it; false when it is another version than foreseen. */
        private boolean keepWhatStood() {
            long version = standing.map(Stored::version).orElse(0L) + 1;
            DocKey<ProductChange> change = CatalogInBooks.CHANGE.key(ProductChange.id(product.id(), version));
            if (!put.reach().contains(change)) {
                return false;
            }
            draft.write(
                    change,
                    new ProductChange(
                            put.edit().by(), standing.map(Stored::body).orElse(null)));
            return true;
        }

        /** Remembers a card as it stands; false when it was not foreseen and therefore not locked. */
        private boolean look(SkuCode code) {
            DocKey<SkuCard> key = CatalogInBooks.SKU.key(code.value());
            if (!put.reach().contains(key)) {
                return false;
            }
            draft.document(key).ifPresent(stored -> before.put(code, stored.body()));
            return true;
        }

        private Optional<Refusal> describe(Sku sku) {
            look(sku.code());
            SkuCard standing = before.get(sku.code());
            if (standing != null) {
                if (!standing.product().equals(product.id()) && !standing.retired()) {
                    return Optional.of(new SkuElsewhere(sku.code(), standing.product()));
                }
                if (standing.unit() != sku.unit() || standing.kind() != sku.kind()) {
                    return Optional.of(new SkuFixed(sku.code(), standing.unit(), standing.kind()));
                }
            }
            after.put(sku.code(), SkuCard.of(product, sku));
            return Optional.empty();
        }

        /**
         * Gives up the GTINs that the SKUs no longer carry, then takes those they carry now, so that two SKUs of a product
         * may swap theirs. Answers what is to be decided instead, if anything.
         */
        private Optional<Decision<Stored<Product>>> moveGtins() {
            List<SkuCard> changed = List.copyOf(after.values());
            for (SkuCard card : changed) {
                SkuCard was = before.get(card.code());
                Gtin given = was == null || Objects.equals(was.gtin(), card.gtin()) ? null : was.gtin();
                if (given != null) {
                    DocKey<GtinUse> key = CatalogInBooks.GTIN.key(given.value());
                    if (!put.reach().contains(key)) {
                        return Optional.of(Decision.again("a SKU has got another GTIN meanwhile"));
                    }
                    draft.write(key, new GtinUse(given, null));
                }
            }
            for (SkuCard card : changed) {
                Gtin taken = card.retired() ? null : card.gtin();
                Optional<Decision<Stored<Product>>> instead =
                        taken == null ? Optional.empty() : takeGtin(taken, card.code());
                if (instead.isPresent()) {
                    return instead;
                }
            }
            return Optional.empty();
        }

        private Optional<Decision<Stored<Product>>> takeGtin(Gtin gtin, SkuCode sku) {
            DocKey<GtinUse> key = CatalogInBooks.GTIN.key(gtin.value());
            SkuCode carrier = draft.document(key)
                    .map(stored -> Optional.ofNullable(stored.body().sku()))
                    .orElse(Optional.empty())
                    .orElse(null);
            if (sku.equals(carrier)) {
                return Optional.empty();
            }
            if (carrier != null) {
                if (!after.containsKey(carrier) && !look(carrier)) {
                    return Optional.of(Decision.again("the GTIN has got another carrier meanwhile"));
                }
                SkuCard other = cardOf(carrier);
                if (other == null || !other.retired()) {
                    return Optional.of(Decision.drop(new GtinElsewhere(gtin, carrier)));
                }
                after.put(carrier, other.withoutGtin());
            }
            draft.write(key, new GtinUse(gtin, sku));
            return Optional.empty();
        }

        private @Nullable SkuCard cardOf(SkuCode code) {
            SkuCard changed = after.get(code);
            return changed != null ? changed : before.get(code);
        }

        private void writeCards() {
            for (SkuCard card : new ArrayList<>(after.values())) {
                if (!card.equals(before.get(card.code()))) {
                    draft.write(CatalogInBooks.SKU.key(card.code().value()), card);
                    draft.happened(CatalogEvent.SkuRecorded.of(card));
                }
            }
        }

        private void nameCategory() {
            DocKey<Category> key = CatalogInBooks.CATEGORY.key(product.category());
            if (put.reach().contains(key) && draft.document(key).isEmpty()) {
                draft.write(key, new Category(product.category()));
                draft.happened(new CatalogEvent.CategoryNamed(product.category()));
            }
        }
    }
}
