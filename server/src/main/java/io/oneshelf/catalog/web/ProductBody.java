package io.oneshelf.catalog.web;

import io.oneshelf.access.IfMatch;
import io.oneshelf.access.http.Checked;
import io.oneshelf.access.http.Form;
import io.oneshelf.access.http.Otherwise;
import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.Size;
import io.oneshelf.catalog.Gtin;
import io.oneshelf.catalog.Name;
import io.oneshelf.catalog.PictureHash;
import io.oneshelf.catalog.Product;
import io.oneshelf.catalog.ProductEdit;
import io.oneshelf.catalog.ProductId;
import io.oneshelf.catalog.Sku;
import io.oneshelf.catalog.SkuKind;
import io.oneshelf.kernel.Code;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.kernel.Unit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A product as its editor sends it. */
record ProductBody(
        @Says("What it is called, in zh-CN, in en or in both") @Size(min = 1, max = 2) @Form("zh-CN|en")
        Map<String, String> name,

        @Says("Plain text; made when it is named for the first time")
        @Size(min = 1, max = Product.CATEGORY_MAX)
        @Form(ProductBody.NOT_BLANK)
        String category,

        @Says("Other words it is found by")
        @Size(max = Product.SEARCH_WORDS_MAX)
        @Form(ProductBody.NOT_BLANK)
        @Otherwise("[]")
        List<String> searchWords,

        @Size(min = 1, max = Product.SKUS_MAX) List<SkuBody> skus,

        @Says("Hashes of uploaded pictures, the first one first; left out they stay as they are, [] takes them away")
        @Size(max = Product.PICTURES_MAX)
        @Nullable
        List<PictureHash> pictures)
        implements Checked {

    /** At least one sign that is seen. */
    static final String NOT_BLANK = "(?s).*\\S.*";

    static final String CHINESE = "zh-CN";
    static final String ENGLISH = "en";

    /** One of the product's SKUs. */
    record SkuBody(
            SkuCode code,

            @Says("GTIN-8, -12, -13 or -14 with its check digit; answered as fourteen digits") @Nullable
            String gtin,

            @Says("What tells it from its sisters, such as colour or size")
            @Size(max = Sku.OPTIONS_MAX)
            @Otherwise("{}")
            Map<String, String> options,

            @Says("The base unit in which it is counted; never changes")
            Unit unit,

            @Says("Services are not stocked; never changes") @Otherwise("GOODS")
            SkuKind kind,

            @Says("Decides its tax") @Form(Code.FORM) @Otherwise(Sku.ORDINARY_TAX_CATEGORY)
            String taxCategory)
            implements Checked {

        @Override
        public void check(Complaints complaints) {
            if (gtin != null && Gtin.parse(gtin).isEmpty()) {
                complaints.bad("gtin", "must be 8, 12, 13 or 14 digits, the last of them the check digit");
            }
            options.forEach((option, choice) -> {
                if (isBlankOrLong(option, Sku.OPTION_LENGTH_MAX) || isBlankOrLong(choice, Sku.OPTION_LENGTH_MAX)) {
                    complaints.bad(
                            "options", "name and choice must have 1 to " + Sku.OPTION_LENGTH_MAX + " characters");
                }
            });
        }

        Sku sku() {
            return new Sku(
                    code, gtin == null ? null : Gtin.parse(gtin).orElseThrow(), options, unit, kind, taxCategory);
        }
    }

    @Override
    public void check(Complaints complaints) {
        name.forEach((language, text) -> {
            if (isBlankOrLong(text, Name.MAX)) {
                complaints.bad("name." + language, "must have 1 to " + Name.MAX + " characters");
            }
        });
        for (int i = 0; i < searchWords.size(); i++) {
            if (isBlankOrLong(searchWords.get(i), Name.MAX)) {
                complaints.bad("searchWords[" + i + "]", "must have 1 to " + Name.MAX + " characters");
            }
        }
        checkPictures(complaints);
        Set<SkuCode> codes = new HashSet<>();
        Set<Gtin> gtins = new HashSet<>();
        for (int i = 0; i < skus.size(); i++) {
            SkuBody sku = skus.get(i);
            if (!codes.add(sku.code())) {
                complaints.bad("skus[" + i + "].code", "stands on another SKU of this product");
            }
            String gtin = sku.gtin();
            if (gtin != null
                    && Gtin.parse(gtin).map(normal -> !gtins.add(normal)).orElse(false)) {
                complaints.bad("skus[" + i + "].gtin", "stands on another SKU of this product");
            }
        }
    }

    private void checkPictures(Complaints complaints) {
        if (pictures == null) {
            return;
        }
        Set<PictureHash> named = new HashSet<>();
        for (int i = 0; i < pictures.size(); i++) {
            if (!named.add(pictures.get(i))) {
                complaints.bad("pictures[" + i + "]", "is named twice");
            }
        }
    }

    ProductEdit edit(ProductId id, IfMatch ifMatch, String by) {
        return new ProductEdit(
                new Product(
                        id,
                        new Name(name.get(CHINESE), name.get(ENGLISH)),
                        category,
                        searchWords,
                        skus.stream().map(SkuBody::sku).toList(),
                        pictures == null ? List.of() : pictures),
                ifMatch,
                pictures == null,
                by);
    }

    private static boolean isBlankOrLong(String text, int max) {
        return text.isBlank() || text.length() > max;
    }
}
