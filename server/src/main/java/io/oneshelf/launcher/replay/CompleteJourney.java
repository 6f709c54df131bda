package io.oneshelf.launcher.replay;

import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.Code;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.Quantity;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.launcher.replay.Recorded.Sale;
import io.oneshelf.launcher.replay.Recorded.SaleLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the transactions of The Complete Journey: till lines of an American grocer in 2017, 293 stores, by household.
 *
 * <p>The file is a sample of lines, so its baskets are incomplete. A line records what it came to ({@code sales_value}), not
 * the price of a unit; coupons are settled with the makers and are no part of it. Fuel is counted in thousandths of a
 * gallon. The stores are anonymous: they get the middle of the region as their place.
 */
final class CompleteJourney {

    static final List<String> HEADER = List.of(
            "household_id",
            "store_id",
            "basket_id",
            "product_id",
            "quantity",
            "sales_value",
            "retail_disc",
            "coupon_disc",
            "coupon_match_disc",
            "week",
            "transaction_timestamp");

    static final ChannelCode TILL = new ChannelCode("till");
    static final ZoneId ZONE = ZoneId.of("America/New_York");

    /** Departments whose lines are papers, not goods. */
    private static final Set<String> SERVICES = Set.of("COUPON", "CHARITABLE CONT");

    /** In the order in which a line is tried; a line of quantity 0 whose coupon exceeds it is of both kinds that are asked for. */
    enum Kind implements Bucket {
        COUPON_ALONE("quantity 0, and the coupon exceeds the sale (money only)"),
        QUANTITY_ZERO("quantity 0 (nothing moved)"),
        COUPON_EXCEEDS("sale whose coupon exceeds it"),
        SERVICE("service"),
        GOODS("goods sale");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }

        @Override
        public boolean isMoneyOnly() {
            return this == COUPON_ALONE || this == QUANTITY_ZERO;
        }
    }

    private final Tally tally = new Tally(Kind.values());
    private final LocalTimes times = new LocalTimes(ZONE, "yyyy-MM-dd HH:mm:ss");
    private final Map<String, Basket> baskets = new LinkedHashMap<>();
    private final Map<SkuCode, Map<Long, Integer>> prices = new LinkedHashMap<>();
    private final Map<String, SkuCode> skus = new HashMap<>();
    private final Set<MemberId> members = new TreeSet<>();
    private final Map<LocationCode, Place> stores = new TreeMap<>();
    private long couponMills;

    /** The product file that belongs to a file of transactions, in the same folder; null when there is none. */
    static @Nullable Path productsBeside(Path transactions) {
        return Stream.of("products.csv.gz", "products.csv")
                .map(transactions::resolveSibling)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(null);
    }

    Recording read(CsvReader csv, @Nullable Path products) {
        Map<String, Product> catalogue = products == null ? Map.of() : readProducts(products);
        for (CsvRow row = csv.next(); row != null; row = csv.next()) {
            String refusal = count(row, catalogue);
            if (refusal != null) {
                tally.refuse(new RefusedRow(row.line(), refusal, csv.raw()));
            }
        }
        return new Recording(
                "complete-journey",
                "cj",
                Currency.getInstance("USD"),
                ZONE,
                true,
                List.copyOf(stores.values()),
                List.of(TILL),
                articles(catalogue),
                List.copyOf(members),
                documents(),
                tally,
                notes());
    }

    /** The two kinds of line that are asked for overlap, so their sums are said here. */
    private List<String> notes() {
        long couponAlone = tally.of(Kind.COUPON_ALONE).lines();
        return List.of(
                "Of quantity 0 are %,d lines, and of %,d the coupon exceeds the sale; %,d are both."
                        .formatted(
                                couponAlone + tally.of(Kind.QUANTITY_ZERO).lines(),
                                couponAlone + tally.of(Kind.COUPON_EXCEEDS).lines(),
                                couponAlone),
                "Coupons settled with the makers (coupon_disc) come to %s USD; they are no part of a line's total."
                        .formatted(Mills.text(couponMills)));
    }

    private @Nullable String count(CsvRow row, Map<String, Product> catalogue) {
        List<String> fields = row.fields();
        if (row.fault() != null) {
            return row.fault();
        }
        if (fields.size() != HEADER.size()) {
            return "the row has " + fields.size() + " fields instead of " + HEADER.size();
        }
        String household = "CJ-" + fields.get(0);
        String store = "CJ-" + fields.get(1);
        String basket = "CJ-" + fields.get(2);
        if (!Code.isValid(household) || !Code.isValid(store) || !Code.isValid(fields.get(3))) {
            return "the household, store or product is not a code";
        }
        long quantity;
        long mills;
        long coupon;
        Instant at;
        try {
            quantity = Long.parseLong(fields.get(4));
            mills = Mills.parse(fields.get(5));
            coupon = Mills.parse(fields.get(7));
        } catch (NumberFormatException notANumber) {
            return "the quantity, the sales value or the coupon is not a number";
        }
        try {
            at = times.parse(fields.get(10));
        } catch (DateTimeException notATime) {
            return "the time is not of the form 2017-01-28 14:06:53";
        }
        if (quantity < 0 || quantity > Quantity.MAX || mills < 0) {
            return "the quantity or the sales value is out of range";
        }
        SkuCode sku = skus.computeIfAbsent(fields.get(3), SkuCode::new);
        boolean goods = product(sku, catalogue).goods();
        Kind kind = kind(goods, quantity, mills, coupon);
        boolean sold = quantity > 0;
        if (sold && !Code.isValid(basket)) {
            return "the basket is not a code";
        }
        tally.add(kind, quantity, mills);
        couponMills += coupon;
        MemberId member = new MemberId(household);
        members.add(member);
        LocationCode location = new LocationCode(store);
        stores.computeIfAbsent(location, CompleteJourney::place);
        Map<Long, Integer> unitPrices = prices.computeIfAbsent(sku, first -> new LinkedHashMap<>());
        if (sold) {
            SaleLine line = new SaleLine(sku, goods, quantity, mills);
            if (line.hasUnitPrice() && mills > 0) {
                unitPrices.merge(line.unitMills(), 1, Integer::sum);
            }
            baskets.computeIfAbsent(basket, first -> new Basket(basket, row.line(), at, location, member))
                    .lines()
                    .add(line);
        }
        return null;
    }

    private static Kind kind(boolean goods, long quantity, long mills, long coupon) {
        if (quantity == 0) {
            return coupon > mills ? Kind.COUPON_ALONE : Kind.QUANTITY_ZERO;
        }
        if (coupon > mills) {
            return Kind.COUPON_EXCEEDS;
        }
        return goods ? Kind.GOODS : Kind.SERVICE;
    }

    private List<Recorded> documents() {
        return baskets.values().stream()
                .sorted(Comparator.comparing(Basket::at).thenComparing(Basket::firstLine))
                .<Recorded>map(basket ->
                        new Sale(basket.id(), basket.at(), TILL, basket.store(), basket.member(), basket.lines()))
                .toList();
    }

    private List<Article> articles(Map<String, Product> catalogue) {
        List<Article> articles = new ArrayList<>(prices.size());
        prices.forEach((sku, counts) -> {
            Product product = product(sku, catalogue);
            long price = counts.entrySet().stream()
                    .max(Map.Entry.<Long, Integer>comparingByValue()
                            .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                    .map(most -> Mills.toMinor(most.getKey()))
                    .orElse(0L);
            articles.add(new Article(
                    sku,
                    product.goods(),
                    null,
                    Name.both(product.name()),
                    product.category(),
                    product.searchWords(),
                    price));
        });
        return articles;
    }

    private static Product product(SkuCode sku, Map<String, Product> catalogue) {
        Product known = catalogue.get(sku.value());
        return known != null ? known : new Product(true, "Product " + sku, "Unknown", List.of());
    }

    private static Place place(LocationCode store) {
        return new Place(
                store,
                "Store " + store.value().substring(3),
                "STORE",
                "39.1031",
                "-84.5120",
                ZONE.getId(),
                List.of("CARRY_OUT", "PICKUP"));
    }

    private static Map<String, Product> readProducts(Path file) {
        Map<String, Product> products = new HashMap<>();
        try (CsvReader csv = CsvReader.open(file)) {
            csv.next();
            for (CsvRow row = csv.next(); row != null; row = csv.next()) {
                if (row.fields().size() == 7) {
                    products.put(row.fields().getFirst(), Product.of(row.fields()));
                }
            }
        }
        return products;
    }

    /** A basket while its lines are gathered. */
    private record Basket(
            String id, long firstLine, Instant at, LocationCode store, MemberId member, List<SaleLine> lines) {

        Basket(String id, long firstLine, Instant at, LocationCode store, MemberId member) {
            this(id, firstLine, at, store, member, new ArrayList<>(2));
        }
    }

    /** A row of the product file: product_id, manufacturer_id, department, brand, product_category, product_type, package_size. */
    private record Product(boolean goods, String name, String category, List<String> searchWords) {

        static Product of(List<String> fields) {
            String department = fields.get(2);
            String type = fields.get(5).isBlank() ? fields.get(4) : fields.get(5);
            String name = (type + " " + fields.get(6)).strip();
            List<String> words = Stream.of(fields.get(3), fields.get(4))
                    .filter(word -> !word.isBlank())
                    .toList();
            return new Product(
                    !SERVICES.contains(department),
                    name.isEmpty() ? "Product " + fields.get(0) : name,
                    titled(department),
                    words);
        }

        private static String titled(String words) {
            return words.isBlank()
                    ? "Unknown"
                    : words.substring(0, 1) + words.substring(1).toLowerCase(Locale.ROOT);
        }
    }
}
