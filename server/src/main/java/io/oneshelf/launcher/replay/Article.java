package io.oneshelf.launcher.replay;

import io.oneshelf.kernel.SkuCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product of one SKU, as the file lets us know it.
 *
 * @param goods false for services, which are not stocked
 * @param gtin the number under its barcode; null where the file has none
 * @param name the most frequent description, in both languages
 * @param category the name of its category
 * @param searchWords the other descriptions and the file's own spellings of the code
 * @param listPriceMinor the most frequent unit price in minor units, rounded half up; 0 when it never had one
 */
record Article(
        SkuCode sku,
        boolean goods,
        @Nullable String gtin,
        Name name,
        String category,
        List<String> searchWords,
        long listPriceMinor) {}
