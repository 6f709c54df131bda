package io.oneshelf.catalog;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Event;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.kernel.Unit;
import org.jspecify.annotations.Nullable;

/** What the catalogue tells the feed. */
public sealed interface CatalogEvent extends Event {

    /**
     * A product was made or changed.
     *
     * @param product its id
     * @param skus how many SKUs it has
     */
    record ProductRecorded(String product, String category, int skus) implements CatalogEvent {
        @Override
        public String type() {
            return "catalog.product-recorded";
        }

        @Override
        public DocKey<?> about() {
            return CatalogInBooks.PRODUCT.key(product);
        }
    }

    /**
     * A SKU was made, changed or retired.
     *
     * @param product the id of its product
     * @param gtin fourteen digits, or null
     */
    record SkuRecorded(
            SkuCode sku,
            String product,
            Unit unit,
            SkuKind kind,
            String taxCategory,
            @Nullable String gtin,
            boolean retired)
            implements CatalogEvent {

        static SkuRecorded of(SkuCard card) {
            Gtin gtin = card.gtin();
            return new SkuRecorded(
                    card.code(),
                    card.product().value(),
                    card.unit(),
                    card.kind(),
                    card.taxCategory(),
                    gtin == null ? null : gtin.value(),
                    card.retired());
        }

        @Override
        public String type() {
            return "catalog.sku-recorded";
        }

        @Override
        public DocKey<?> about() {
            return CatalogInBooks.SKU.key(sku.value());
        }
    }

    /**
     * A picture was uploaded that was not there before.
     *
     * @param picture its hash
     * @param width in pixels
     * @param height in pixels
     * @param bytes how many were uploaded
     */
    record PictureAdded(String picture, int width, int height, int bytes) implements CatalogEvent {
        @Override
        public String type() {
            return "catalog.picture-added";
        }

        @Override
        public DocKey<?> about() {
            return PicturesInBooks.PICTURE.key(picture);
        }
    }

    /** A category was named for the first time. */
    record CategoryNamed(String category) implements CatalogEvent {
        @Override
        public String type() {
            return "catalog.category-named";
        }

        @Override
        public DocKey<?> about() {
            return CatalogInBooks.CATEGORY.key(category);
        }
    }
}
