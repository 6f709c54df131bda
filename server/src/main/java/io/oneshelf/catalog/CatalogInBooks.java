package io.oneshelf.catalog;

import io.oneshelf.journal.Changes;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.DocumentKind;
import io.oneshelf.journal.Door;
import io.oneshelf.journal.Reader;
import io.oneshelf.journal.Remembered;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.SkuCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The catalogue, kept as documents. */
final class CatalogInBooks implements Catalog {

    static final DocumentKind<Product> PRODUCT =
            DocumentKind.of("catalog.product", "catalog.product", Product.class).indexed("category", Product::category);

    static final DocumentKind<ProductChange> CHANGE =
            DocumentKind.of("catalog.product-change", "catalog.product_change", ProductChange.class);

    static final DocumentKind<SkuCard> SKU = DocumentKind.of("catalog.sku", "catalog.sku", SkuCard.class);

    static final DocumentKind<GtinUse> GTIN = DocumentKind.of("catalog.gtin", "catalog.gtin", GtinUse.class);

    static final DocumentKind<Category> CATEGORY =
            DocumentKind.of("catalog.category", "catalog.category", Category.class);

    private static final int SKUS_REMEMBERED_MAX = 200_000;
    private static final int CATEGORIES_REMEMBERED_MAX = 10_000;

    private final Door door;
    private final Reader reader;
    private final Changes changes;
    private final Remembered<SkuCard> skus;
    private final Remembered<Category> categories;
    private final ProductIndex index;

    CatalogInBooks(Door door, Reader reader, Changes changes) {
        this.door = door;
        this.reader = reader;
        this.changes = changes;
        this.skus = Remembered.of(reader, SKU, SKUS_REMEMBERED_MAX, changes);
        this.categories = Remembered.of(reader, CATEGORY, CATEGORIES_REMEMBERED_MAX, changes);
        this.index = new ProductIndex(reader, changes);
    }

    @Override
    public void open() {
        index.build();
    }

    @Override
    public Outcome<Stored<Product>> put(ProductEdit edit) {
        return door.call(PutProduct.VERB, () -> plan(edit, Standing.of(List.of(edit.product()), reader)));
    }

    @Override
    public List<Outcome<Stored<Product>>> putAll(List<ProductEdit> edits) {
        List<Outcome<Stored<Product>>> outcomes = new ArrayList<>(edits.size());
        List<ProductEdit> together = new ArrayList<>();
        Set<Object> named = new HashSet<>();
        for (ProductEdit edit : edits) {
            List<Object> names = namesIn(edit.product());
            // Edits about the same things are planned after one another: the plan of the second rests on the first.
            if (names.stream().anyMatch(named::contains)) {
                outcomes.addAll(putTogether(together));
                together.clear();
                named.clear();
            }
            together.add(edit);
            named.addAll(names);
        }
        outcomes.addAll(putTogether(together));
        return outcomes;
    }

    private List<Outcome<Stored<Product>>> putTogether(List<ProductEdit> edits) {
        Standing standing = Standing.of(edits.stream().map(ProductEdit::product).toList(), reader);
        List<Supplier<PutProduct>> plans = new ArrayList<>(edits.size());
        for (ProductEdit edit : edits) {
            plans.add(new PlanOfMany(edit, standing));
        }
        return door.callAll(PutProduct.VERB, plans);
    }

    private static List<Object> namesIn(Product product) {
        List<Object> names = new ArrayList<>();
        names.add(product.id());
        for (Sku sku : product.skus()) {
            names.add(sku.code());
            Gtin gtin = sku.gtin();
            if (gtin != null) {
                names.add(gtin);
            }
        }
        return names;
    }

    @Override
    public Optional<Stored<Product>> product(ProductId id) {
        return reader.find(PRODUCT.key(id.value()));
    }

    @Override
    public Optional<ProductVersions> versions(ProductId id, long before, int limit) {
        Optional<Stored<Product>> found = product(id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Stored<Product> standing = found.get();
        long newest = Math.min(standing.version(), before - 1);
        long oldest = Math.max(1, newest - limit + 1);
        // Versions are numbered without gaps, so each is looked up by its key; and what was read first bounds what is
        // asked
        // for, so that a change made meanwhile is not mistaken for what stood before it.
        Map<String, Stored<ProductChange>> changes = reader.findAll(
                CHANGE,
                LongStream.rangeClosed(oldest, newest + 1)
                        .mapToObj(version -> ProductChange.id(id, version))
                        .toList());
        List<ProductVersion> versions = new ArrayList<>();
        Product content = newest == standing.version()
                ? standing.body()
                : beforeThat(changes.get(ProductChange.id(id, newest + 1)));
        long version = newest;
        while (content != null && version >= oldest) {
            Stored<ProductChange> change = changes.get(ProductChange.id(id, version));
            Instant made = version == 1 ? standing.recordedAt() : null;
            versions.add(new ProductVersion(
                    version,
                    content,
                    change == null ? made : change.recordedAt(),
                    change == null ? null : change.body().by()));
            content = beforeThat(change);
            version--;
        }
        return Optional.of(new ProductVersions(versions, content != null && version >= 1));
    }

    /** What a change made an end of; nothing when it made the product, or was made before changes were kept. */
    private static @Nullable Product beforeThat(@Nullable Stored<ProductChange> change) {
        return change == null ? null : change.body().before();
    }

    @Override
    public Optional<SkuCard> sku(SkuCode code) {
        return skus.find(code.value()).map(Stored::body);
    }

    @Override
    public Map<SkuCode, SkuCard> skus(Collection<SkuCode> codes) {
        Map<SkuCode, SkuCard> found = new HashMap<>();
        skus.findAll(codes.stream().map(SkuCode::value).distinct().toList())
                .values()
                .forEach(stored -> found.put(stored.body().code(), stored.body()));
        return found;
    }

    @Override
    public List<Stored<SkuCard>> skus(long after, int limit) {
        return reader.list(SKU, Map.of(), after, limit);
    }

    @Override
    public Optional<SkuCard> carrier(Gtin gtin) {
        return reader.find(GTIN.key(gtin.value()))
                .flatMap(stored -> Optional.ofNullable(stored.body().sku()))
                .flatMap(this::sku);
    }

    @Override
    public ProductPage search(ProductSearch search) {
        String words = search.words();
        if (words == null || words.isBlank()) {
            return list(search);
        }
        ProductIndex.Hits hits = index.find(words, search);
        Map<String, Stored<Product>> products = reader.findAll(PRODUCT, hits.ids());
        List<Stored<Product>> found = new ArrayList<>();
        for (String id : hits.ids()) {
            Stored<Product> product = products.get(id);
            if (product != null) {
                found.add(product);
            }
        }
        return new ProductPage(found, hits.next());
    }

    private ProductPage list(ProductSearch search) {
        String after = search.after();
        String category = search.category();
        List<Stored<Product>> products = reader.list(
                PRODUCT,
                category == null ? Map.of() : Map.of("category", category),
                after == null || !after.matches("[0-9]{1,18}") ? 0 : Long.parseLong(after),
                search.limit());
        return new ProductPage(
                products,
                products.size() < search.limit()
                        ? null
                        : Long.toString(products.getLast().no()));
    }

    @Override
    public List<Stored<Category>> categories(long after, int limit) {
        return reader.list(CATEGORY, Map.of(), after, limit);
    }

    @Override
    public long edition() {
        return changes.position();
    }

    /** Names all that the edit may touch, as far as is seen without locks. */
    private PutProduct plan(ProductEdit edit, Standing standing) {
        Product product = edit.product();
        Set<SkuCode> codes = standing.skusOf(product);
        Set<Gtin> gtins = new LinkedHashSet<>();
        for (Sku sku : product.skus()) {
            addIfPresent(gtins, sku.gtin());
        }
        for (Gtin gtin : gtins) {
            standing.carrierOf(gtin).ifPresent(codes::add);
        }
        for (SkuCode code : codes) {
            standing.card(code).ifPresent(card -> addIfPresent(gtins, card.gtin()));
        }
        Set<DocKey<?>> reach = new HashSet<>();
        reach.add(PRODUCT.key(product.id().value()));
        reach.add(CHANGE.key(ProductChange.id(product.id(), standing.versionOf(product) + 1)));
        codes.forEach(code -> reach.add(SKU.key(code.value())));
        gtins.forEach(gtin -> reach.add(GTIN.key(gtin.value())));
        if (categories.find(product.category()).isEmpty()) {
            reach.add(CATEGORY.key(product.category()));
        }
        return new PutProduct(edit, reach, standing.missing(product));
    }

    private static void addIfPresent(Set<Gtin> gtins, @Nullable Gtin gtin) {
        if (gtin != null) {
            gtins.add(gtin);
        }
    }

    /** What stands in the books about some products, read without locks and in few round trips. */
    private record Standing(
            Map<String, Stored<Product>> products,
            Map<String, Stored<SkuCard>> cards,
            Map<String, Stored<GtinUse>> gtins,
            Set<String> pictures) {

        static Standing of(List<Product> wanted, Reader reader) {
            Map<String, Stored<Product>> products = reader.findAll(
                    PRODUCT,
                    wanted.stream()
                            .map(product -> product.id().value())
                            .distinct()
                            .toList());
            Set<String> gtins = new LinkedHashSet<>();
            for (Product product : wanted) {
                for (Sku sku : product.skus()) {
                    Gtin gtin = sku.gtin();
                    if (gtin != null) {
                        gtins.add(gtin.value());
                    }
                }
            }
            Map<String, Stored<GtinUse>> uses = gtins.isEmpty() ? Map.of() : reader.findAll(GTIN, gtins);
            Set<String> pictures = new LinkedHashSet<>();
            for (Product product : wanted) {
                product.pictures().forEach(picture -> pictures.add(picture.value()));
            }
            Set<String> uploaded =
                    reader.findAll(PicturesInBooks.PICTURE, pictures).keySet();
            Standing soFar = new Standing(products, Map.of(), uses, uploaded);
            Set<String> codes = new LinkedHashSet<>();
            for (Product product : wanted) {
                soFar.skusOf(product).forEach(code -> codes.add(code.value()));
            }
            uses.values().forEach(use -> {
                SkuCode carrier = use.body().sku();
                if (carrier != null) {
                    codes.add(carrier.value());
                }
            });
            return new Standing(products, reader.findAll(SKU, codes), uses, uploaded);
        }

        /** The pictures of a product that were not uploaded. They are never removed, so one that is there needs no lock. */
        List<PictureHash> missing(Product product) {
            return product.pictures().stream()
                    .filter(picture -> !pictures.contains(picture.value()))
                    .toList();
        }

        /** The SKUs the product has and those it is to have. */
        Set<SkuCode> skusOf(Product product) {
            Set<SkuCode> codes = new LinkedHashSet<>();
            product.skus().forEach(sku -> codes.add(sku.code()));
            Stored<Product> standing = products.get(product.id().value());
            if (standing != null) {
                standing.body().skus().forEach(sku -> codes.add(sku.code()));
            }
            return codes;
        }

        /** The version of the product that stands, 0 when there is none. */
        long versionOf(Product product) {
            Stored<Product> standing = products.get(product.id().value());
            return standing == null ? 0 : standing.version();
        }

        Optional<SkuCard> card(SkuCode code) {
            return Optional.ofNullable(cards.get(code.value())).map(Stored::body);
        }

        Optional<SkuCode> carrierOf(Gtin gtin) {
            Stored<GtinUse> use = gtins.get(gtin.value());
            return use == null
                    ? Optional.empty()
                    : Optional.ofNullable(use.body().sku());
        }
    }

    /** The plan of one edit of many: at first from what was read for all of them, when asked again from what stands then. */
    private final class PlanOfMany implements Supplier<PutProduct> {

        private final ProductEdit edit;
        private @Nullable Standing readForAll;

        PlanOfMany(ProductEdit edit, Standing readForAll) {
            this.edit = edit;
            this.readForAll = readForAll;
        }

        @Override
        public PutProduct get() {
            Standing standing = readForAll;
            readForAll = null;
            return plan(edit, standing == null ? Standing.of(List.of(edit.product()), reader) : standing);
        }
    }
}
