package io.oneshelf.catalog;

import io.oneshelf.kernel.SkuCode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a shopper looks at.
 *
 * @param category plain text, 1 to {@value #CATEGORY_MAX} characters; made when it is named for the first time
 * @param searchWords other words it is found by, at most {@value #SEARCH_WORDS_MAX}, each of 1 to {@link Name#MAX} characters
 * @param skus 1 to {@value #SKUS_MAX}, no code and no GTIN twice
 * @param pictures the uploaded ones, the one that is shown first first; at most {@value #PICTURES_MAX}, none twice
 */
public record Product(
        ProductId id,
        Name name,
        String category,
        List<String> searchWords,
        List<Sku> skus,
        List<PictureHash> pictures) {

    public static final int CATEGORY_MAX = 100;
    public static final int SEARCH_WORDS_MAX = 100;
    public static final int SKUS_MAX = 500;
    public static final int PICTURES_MAX = 12;

    public Product {
        searchWords = List.copyOf(searchWords);
        skus = List.copyOf(skus);
        // A product that was written before there were pictures has none.
        pictures = pictures == null ? List.of() : List.copyOf(pictures);
        if (category.isBlank() || category.length() > CATEGORY_MAX) {
            throw new IllegalArgumentException("a category has 1 to " + CATEGORY_MAX + " characters");
        }
        if (searchWords.size() > SEARCH_WORDS_MAX
                || searchWords.stream().anyMatch(word -> word.isBlank() || word.length() > Name.MAX)) {
            throw new IllegalArgumentException(
                    "a product has at most " + SEARCH_WORDS_MAX + " search words of 1 to " + Name.MAX + " characters");
        }
        if (skus.isEmpty() || skus.size() > SKUS_MAX) {
            throw new IllegalArgumentException("a product has 1 to " + SKUS_MAX + " SKUs");
        }
        if (pictures.size() > PICTURES_MAX || Set.copyOf(pictures).size() < pictures.size()) {
            throw new IllegalArgumentException("a product has at most " + PICTURES_MAX + " pictures, none twice");
        }
        Set<SkuCode> codes = new HashSet<>();
        Set<Gtin> gtins = new HashSet<>();
        for (Sku sku : skus) {
            Gtin gtin = sku.gtin();
            if (!codes.add(sku.code()) || (gtin != null && !gtins.add(gtin))) {
                throw new IllegalArgumentException("a code or GTIN stands twice on one product");
            }
        }
    }

    /** Without pictures. */
    public Product(ProductId id, Name name, String category, List<String> searchWords, List<Sku> skus) {
        this(id, name, category, searchWords, skus, List.of());
    }

    /** The same with these pictures, in this order. */
    public Product with(List<PictureHash> pictures) {
        return new Product(id, name, category, searchWords, skus, pictures);
    }
}
