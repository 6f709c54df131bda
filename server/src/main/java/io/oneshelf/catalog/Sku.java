package io.oneshelf.catalog;

import io.oneshelf.kernel.Code;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.kernel.Unit;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One of the SKUs of a product, as its editor describes it.
 *
 * @param gtin the number under its bar code, or null
 * @param options what tells it from its sisters, such as colour → red; at most {@value #OPTIONS_MAX}, each of 1 to
 *     {@value #OPTION_LENGTH_MAX} characters; kept in the order of their names
 * @param unit in which it is counted; never changes
 * @param kind goods or service; never changes
 * @param taxCategory decides its tax together with the place; of the form {@link Code#FORM}
 */
public record Sku(
        SkuCode code, @Nullable Gtin gtin, Map<String, String> options, Unit unit, SkuKind kind, String taxCategory) {

    /** The tax category of a SKU that names none. */
    public static final String ORDINARY_TAX_CATEGORY = "standard";

    public static final int OPTIONS_MAX = 20;
    public static final int OPTION_LENGTH_MAX = 100;

    public Sku {
        options = Collections.unmodifiableMap(new TreeMap<>(options));
        Code.check(taxCategory);
        if (options.size() > OPTIONS_MAX) {
            throw new IllegalArgumentException("a SKU has at most " + OPTIONS_MAX + " options");
        }
        options.forEach((option, choice) -> {
            check(option);
            check(choice);
        });
    }

    /** Goods without bar code or options, in the ordinary tax category. */
    public static Sku goods(SkuCode code, Unit unit) {
        return new Sku(code, null, Map.of(), unit, SkuKind.GOODS, ORDINARY_TAX_CATEGORY);
    }

    private static void check(String text) {
        if (text.isBlank() || text.length() > OPTION_LENGTH_MAX) {
            throw new IllegalArgumentException("an option has 1 to " + OPTION_LENGTH_MAX + " characters");
        }
    }
}
