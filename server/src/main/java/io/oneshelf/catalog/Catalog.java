package io.oneshelf.catalog;

import io.oneshelf.access.IfMatch;
import io.oneshelf.journal.Changes;
import io.oneshelf.journal.Door;
import io.oneshelf.journal.Reader;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.SkuCode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The products, their SKUs and how they are found. */
public interface Catalog {

    /** The catalogue as it stands in the books. */
    static Catalog in(Door door, Reader reader, Changes changes) {
        return new CatalogInBooks(door, reader, changes);
    }

    /** Makes the search index from the documents; without it the first search does. */
    void open();

    /**
     * Makes a product or changes it. SKUs it no longer has are retired. Refused as {@link SkuElsewhere}, {@link SkuFixed},
     * {@link GtinElsewhere} or {@link UnknownPicture}, or when the editor has not seen the version there is.
     */
    Outcome<Stored<Product>> put(ProductEdit edit);

    /** The same of all that is said of it. */
    default Outcome<Stored<Product>> put(Product product, IfMatch ifMatch) {
        return put(new ProductEdit(product, ifMatch));
    }

    /** Many products on the bulk lane, each on its own, in order. */
    List<Outcome<Stored<Product>>> putAll(List<ProductEdit> edits);

    Optional<Stored<Product>> product(ProductId id);

    /**
     * What a product has been: its versions, the newest first, each with what stood then, who wrote it and when. Empty when
     * there is no such product.
     *
     * @param before go on before this version; {@link Long#MAX_VALUE} from the newest
     * @param limit at most so many, 1 to 500
     */
    Optional<ProductVersions> versions(ProductId id, long before, int limit);

    /** The card of a SKU, retired ones included; {@link UnknownSku} is the refusal for one that is not there. */
    Optional<SkuCard> sku(SkuCode code);

    /** The cards of these SKUs, by code; those that are not there are left out. */
    Map<SkuCode, SkuCard> skus(Collection<SkuCode> codes);

    /**
     * Cards in the order in which their SKUs were named first, retired ones included.
     *
     * @param after the number of the card to go on after, 0 from the start
     * @param limit at most so many, 1 to 1,000
     */
    List<Stored<SkuCard>> skus(long after, int limit);

    /** The card of the SKU that carries a GTIN. */
    Optional<SkuCard> carrier(Gtin gtin);

    /** Products by words, code or category. A change this process has answered is found at once, another's in a moment. */
    ProductPage search(ProductSearch search);

    /**
     * Categories in the order in which they were named first.
     *
     * @param after the number of the category to go on after, 0 from the start
     * @param limit at most so many, 1 to 1,000
     */
    List<Stored<Category>> categories(long after, int limit);

    /**
     * The edition of what is looked up from now on: a position of the journal; every change up to it is seen. What was looked
     * up may be newer.
     */
    long edition();
}
