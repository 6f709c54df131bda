package io.oneshelf.launcher.replay;

import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.Code;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.Money;
import io.oneshelf.kernel.Quantity;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.launcher.replay.Recorded.AdjustedLine;
import io.oneshelf.launcher.replay.Recorded.CancelledLine;
import io.oneshelf.launcher.replay.Recorded.SaleLine;
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
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads UCI Online Retail: every invoice line of a British web retailer, December 2010 to December 2011.
 *
 * <p>An invoice number that begins with C is a cancellation and names no sale; one that begins with A adjusts money only; a
 * negative quantity without C is a stock adjustment. Times are London's wall clock and money is pounds.
 */
final class OnlineRetail {

    static final List<String> HEADER = List.of(
            "InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country");

    static final LocationCode WAREHOUSE = new LocationCode("UK-WAREHOUSE");
    static final ChannelCode WEB = new ChannelCode("web");
    static final ZoneId ZONE = ZoneId.of("Europe/London");

    /**
     * The codes that are not goods, each with what the file's descriptions call it. Everything else is kept on a shelf:
     * codes of five digits, the DCGS range, PADS (cushion pads, sold at a tenth of a penny), and the gift vouchers, which
     * are printed and for which the file itself adds stock.
     */
    static final Map<String, String> SERVICES = Map.of(
            "POST", "postage",
            "DOT", "postage of the partner shop",
            "C2", "carriage",
            "M", "entered by hand, without an article",
            "D", "discount given afterwards",
            "S", "samples, a charge and its refund",
            "BANK_CHARGES", "bank charges",
            "AMAZONFEE", "fee of a marketplace",
            "CRUK", "commission to a charity",
            "B", "bad debt");

    /** In the order in which a line is tried. */
    enum Kind implements Bucket {
        FINANCIAL_ADJUSTMENT("financial adjustment (money only)"),
        STOCK_ADJUSTMENT("stock adjustment"),
        FREE_GOODS("free goods"),
        CANCELLED_GOODS("cancellation, goods"),
        CANCELLED_SERVICE("cancellation, services"),
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
            return this == FINANCIAL_ADJUSTMENT;
        }
    }

    private final Tally tally = new Tally(Kind.values());
    private final LocalTimes times = new LocalTimes(ZONE, "yyyy-MM-dd HH:mm");
    private final Map<String, Invoice> invoices = new LinkedHashMap<>();
    private final Map<String, Spelling> spellings = new HashMap<>();
    private final Map<SkuCode, ArticleNotes> articles = new LinkedHashMap<>();
    private final Set<MemberId> members = new TreeSet<>();

    Recording read(CsvReader csv) {
        for (CsvRow row = csv.next(); row != null; row = csv.next()) {
            String refusal = count(row);
            if (refusal != null) {
                tally.refuse(new RefusedRow(row.line(), refusal, csv.raw()));
            }
        }
        Place warehouse = new Place(
                WAREHOUSE,
                "Online Retail warehouse",
                "WAREHOUSE",
                "51.5072",
                "-0.1276",
                ZONE.getId(),
                List.of("CARRY_OUT", "SHIP"));
        return new Recording(
                "online-retail",
                "or",
                Currency.getInstance("GBP"),
                ZONE,
                false,
                List.of(warehouse),
                List.of(WEB),
                articles.values().stream().map(ArticleNotes::article).toList(),
                List.copyOf(members),
                documents(),
                tally,
                List.of());
    }

    /** The SKU of a stock code: upper case, blanks as underscores, so that 84029e and 84029E are one article. */
    static String skuOf(String stockCode) {
        return stockCode.strip().toUpperCase(Locale.ROOT).replace(' ', '_');
    }

    /** Puts the row into its bucket and its invoice, or says why it cannot. */
    private @Nullable String count(CsvRow row) {
        List<String> fields = row.fields();
        if (row.fault() != null) {
            return row.fault();
        }
        if (fields.size() != HEADER.size()) {
            return "the row has " + fields.size() + " fields instead of " + HEADER.size();
        }
        String number = fields.get(0).strip();
        if (!Code.isValid(number)) {
            return "the invoice number is not a code";
        }
        Spelling spelling = spellings.computeIfAbsent(fields.get(1), Spelling::of);
        SkuCode sku = spelling.sku();
        if (sku == null) {
            return "the stock code is not a code";
        }
        long quantity;
        long unitMills;
        Instant at;
        try {
            quantity = Long.parseLong(fields.get(3).strip());
        } catch (NumberFormatException notANumber) {
            return "the quantity is not a whole number";
        }
        try {
            at = times.parse(fields.get(4).strip());
        } catch (DateTimeException notATime) {
            return "the time is not of the form 2010-12-01 08:26";
        }
        try {
            unitMills = Mills.parse(fields.get(5));
        } catch (NumberFormatException notAPrice) {
            return "the price is not a number of at most three decimals";
        }
        String customer = fields.get(6).strip();
        if (!customer.isEmpty() && !Code.isValid("OR-" + customer)) {
            return "the customer is not a code";
        }
        char prefix = number.charAt(0);
        Kind kind = kind(prefix, spelling.goods(), quantity, unitMills);
        String misfit = misfit(kind, prefix, quantity, unitMills);
        if (misfit != null) {
            return misfit;
        }
        MemberId member = customer.isEmpty() ? null : new MemberId("OR-" + customer);
        Invoice invoice = invoices.computeIfAbsent(number, first -> new Invoice(number, row.line(), member));
        if (!Objects.equals(invoice.member, member)) {
            return "the invoice already belongs to another customer";
        }
        if (member != null) {
            members.add(member);
        }
        tally.add(kind, quantity, Math.multiplyExact(quantity, unitMills));
        String description = fields.get(2).strip();
        ArticleNotes notes = articles.computeIfAbsent(sku, first -> new ArticleNotes(first, spelling.goods()));
        notes.note(fields.get(1).strip(), description);
        invoice.earliest(at);
        switch (kind) {
            case FINANCIAL_ADJUSTMENT -> {}
            case STOCK_ADJUSTMENT -> invoice.adjusted(new AdjustedLine(sku, quantity), description);
            case CANCELLED_GOODS, CANCELLED_SERVICE ->
                invoice.cancelled.add(new CancelledLine(sku, spelling.goods(), -quantity, unitMills));
            case FREE_GOODS, SERVICE, GOODS -> {
                notes.priced(unitMills);
                invoice.sold.add(new SaleLine(sku, spelling.goods(), quantity, quantity * unitMills));
            }
        }
        return null;
    }

    private static Kind kind(char prefix, boolean goods, long quantity, long unitMills) {
        if (prefix == 'A') {
            return Kind.FINANCIAL_ADJUSTMENT;
        }
        if (quantity < 0 && prefix != 'C') {
            return Kind.STOCK_ADJUSTMENT;
        }
        if (unitMills == 0) {
            return Kind.FREE_GOODS;
        }
        if (prefix == 'C') {
            return goods ? Kind.CANCELLED_GOODS : Kind.CANCELLED_SERVICE;
        }
        return goods ? Kind.GOODS : Kind.SERVICE;
    }

    /** Why a line cannot be what its bucket makes of it; null when it can. */
    private static @Nullable String misfit(Kind kind, char prefix, long quantity, long unitMills) {
        if (quantity == 0) {
            return "the quantity is 0";
        }
        if (Math.abs(quantity) > Quantity.MAX || Math.abs(unitMills) > Money.MAX_MINOR / Math.abs(quantity)) {
            return "the quantity or the amount is out of range";
        }
        return switch (kind) {
            case FINANCIAL_ADJUSTMENT -> null;
            case STOCK_ADJUSTMENT -> unitMills == 0 ? null : "a negative quantity without C carries a price";
            case FREE_GOODS -> prefix == 'C' ? "a cancellation without a price" : null;
            case CANCELLED_GOODS, CANCELLED_SERVICE ->
                quantity > 0 ? "a cancellation of a positive quantity" : unitMills < 0 ? "the price is negative" : null;
            case SERVICE, GOODS -> unitMills < 0 ? "the price is negative" : null;
        };
    }

    private List<Recorded> documents() {
        return invoices.values().stream()
                .sorted(Comparator.comparing(Invoice::at).thenComparing(Invoice::firstLine))
                .flatMap(invoice -> invoice.documents().stream())
                .toList();
    }

    /** A stock code as the file spells it, and the SKU it means; null when it can be none. */
    private record Spelling(@Nullable SkuCode sku, boolean goods) {

        static Spelling of(String stockCode) {
            String sku = skuOf(stockCode);
            return new Spelling(Code.isValid(sku) ? new SkuCode(sku) : null, !SERVICES.containsKey(sku));
        }
    }

    /** An invoice while its lines are gathered. Some carry two times, a minute apart: the earliest counts. */
    private static final class Invoice {

        private final String number;
        private final long firstLine;
        private final @Nullable MemberId member;
        private Instant at = Instant.MAX;
        private final List<SaleLine> sold = new ArrayList<>(4);
        private final List<CancelledLine> cancelled = new ArrayList<>(0);
        private final List<AdjustedLine> adjusted = new ArrayList<>(0);
        private String reason = "";

        Invoice(String number, long firstLine, @Nullable MemberId member) {
            this.number = number;
            this.firstLine = firstLine;
            this.member = member;
        }

        Instant at() {
            return at;
        }

        long firstLine() {
            return firstLine;
        }

        void earliest(Instant time) {
            if (time.isBefore(at)) {
                at = time;
            }
        }

        void adjusted(AdjustedLine line, String description) {
            adjusted.add(line);
            if (reason.isEmpty()) {
                reason = description;
            }
        }

        List<Recorded> documents() {
            List<Recorded> documents = new ArrayList<>(1);
            if (!sold.isEmpty()) {
                documents.add(new Recorded.Sale(number, at, WEB, WAREHOUSE, member, sold));
            }
            if (!cancelled.isEmpty()) {
                documents.add(new Recorded.Cancellation(number, at, WEB, WAREHOUSE, member, cancelled));
            }
            if (!adjusted.isEmpty()) {
                documents.add(new Recorded.Adjustment("or-adjust-" + number, at, WAREHOUSE, reason, adjusted));
            }
            return documents;
        }
    }

    /** What the file says about an article: how often it was called what, and sold for how much. */
    private static final class ArticleNotes {

        private final SkuCode sku;
        private final boolean goods;
        private final Map<String, Integer> names = new LinkedHashMap<>();
        private final Set<String> codes = new TreeSet<>();
        private final Map<Long, Integer> prices = new LinkedHashMap<>();

        ArticleNotes(SkuCode sku, boolean goods) {
            this.sku = sku;
            this.goods = goods;
        }

        void note(String code, String description) {
            codes.add(code);
            if (!description.isEmpty()) {
                names.merge(description, 1, Integer::sum);
            }
        }

        void priced(long unitMills) {
            if (unitMills > 0) {
                prices.merge(unitMills, 1, Integer::sum);
            }
        }

        Article article() {
            String name = Objects.requireNonNullElse(mostFrequent(names), sku.value());
            List<String> searchWords = new ArrayList<>(codes);
            names.keySet().stream().filter(other -> !other.equals(name)).forEach(searchWords::add);
            Long price = mostFrequent(prices);
            return new Article(
                    sku,
                    goods,
                    null,
                    Name.both(name),
                    (goods ? Category.of(name) : Category.SERVICES).english(),
                    searchWords,
                    price == null ? 0 : Mills.toMinor(price));
        }

        /** The key counted most often, the one seen first among equals. */
        private static <K> @Nullable K mostFrequent(Map<K, Integer> counts) {
            K best = null;
            int most = 0;
            for (Map.Entry<K, Integer> entry : counts.entrySet()) {
                if (entry.getValue() > most) {
                    best = entry.getKey();
                    most = entry.getValue();
                }
            }
            return best;
        }
    }
}
