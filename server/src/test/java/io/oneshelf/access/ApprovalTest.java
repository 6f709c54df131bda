package io.oneshelf.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Role;
import io.oneshelf.kernel.SkuCode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An approval: mia allowed up to two coats at 90.00 pounds at till 1 of S1, at noon")
class ApprovalTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Approval.Use USE = new Approval.Use("order.order/O1", 1);
    private static final Approval APPROVAL =
            new Approval("mia", "till 1", new LocationCode("S1"), price("coat", 2, 9000, "GBP"), NOON, null, null);

    private static PriceByHand price(String sku, long quantity, long minor, String currency) {
        return new PriceByHand(new SkuCode(sku), quantity, minor, currency, null);
    }

    private static Caller till(String name, String store) {
        return new Caller(name, Role.CASHIER, store.equals("-") ? null : new LocationCode(store), null);
    }

    @ParameterizedTest(name = "{0}@{1}, by {2}, {3}*{4} at {5} {6}, {7}: {8}")
    @CsvSource(delimiter = '|', textBlock = """
            # token | store | by  | SKU  | units | price | money | after it | doubt
            till 1  | S1    | mia | coat | 1     | 9000  | GBP   | PT1M     |
            till 1  | S1    | mia | coat | 2     | 9000  | GBP   | PT12H    |
            till 1  | S1    | mia | coat | 1     | 9000  | GBP   | PT-5M    |
            till 2  | S1    | mia | coat | 1     | 9000  | GBP   | PT1M     | OTHER_TILL
            till 1  | S2    | mia | coat | 1     | 9000  | GBP   | PT1M     | OTHER_TILL
            till 1  | -     | mia | coat | 1     | 9000  | GBP   | PT1M     | OTHER_TILL
            till 1  | S1    | max | coat | 1     | 9000  | GBP   | PT1M     | OTHER_PERSON
            till 1  | S1    | mia | hat  | 1     | 9000  | GBP   | PT1M     | OTHER_SKU
            till 1  | S1    | mia | coat | 1     | 8999  | GBP   | PT1M     | OTHER_PRICE
            till 1  | S1    | mia | coat | 1     | 9001  | GBP   | PT1M     | OTHER_PRICE
            till 1  | S1    | mia | coat | 1     | 9000  | EUR   | PT1M     | OTHER_PRICE
            till 1  | S1    | mia | coat | 3     | 9000  | GBP   | PT1M     | MORE_UNITS
            till 1  | S1    | mia | coat | 1     | 9000  | GBP   | PT12H1S  | OTHER_TIME
            till 1  | S1    | mia | coat | 1     | 9000  | GBP   | PT-5M-1S | OTHER_TIME
            """)
    void proves(
            String token,
            String store,
            String by,
            String sku,
            long units,
            long minor,
            String currency,
            Duration after,
            Doubt doubt) {
        Approval.Claim claim =
                new Approval.Claim(till(token, store), by, price(sku, units, minor, currency), NOON.plus(after), USE);
        assertThat(APPROVAL.doubt(claim, NOON.plusSeconds(60)).orElse(null)).isEqualTo(doubt);
    }

    @Test
    @DisplayName("at a price of a kilogram shows that price of a kilogram, and not of a gram")
    void perKilogram() {
        PriceByHand ofKilogram = new PriceByHand(new SkuCode("nuts"), 1250, 899, "GBP", 1000L);
        PriceByHand ofGram = new PriceByHand(new SkuCode("nuts"), 1250, 899, "GBP", 1L);
        assertThat(ofKilogram.doubt(ofKilogram)).isEmpty();
        assertThat(ofKilogram.doubt(ofGram)).contains(Doubt.OTHER_PRICE);
        assertThat(ofGram.doubt(ofKilogram)).contains(Doubt.OTHER_PRICE);
        assertThat(ofGram).isEqualTo(new PriceByHand(new SkuCode("nuts"), 1250, 899, "GBP", null));
    }

    @ParameterizedTest(name = "{0} after it: {1}")
    @CsvSource({"P7D,", "P7DT1S,OTHER_TIME", "P40D,OTHER_TIME"})
    @DisplayName("proves a sale of its day that is told within a week, whatever the till says of when it was")
    void toldLate(Duration after, Doubt doubt) {
        Approval.Claim claim = new Approval.Claim(till("till 1", "S1"), "mia", APPROVAL.matter(), NOON, USE);
        assertThat(APPROVAL.doubt(claim, NOON.plus(after)).orElse(null)).isEqualTo(doubt);
    }

    @Test
    @DisplayName("is good for one line")
    void once() {
        Approval used = new Approval(
                APPROVAL.staff(), APPROVAL.till(), APPROVAL.store(), APPROVAL.price(), APPROVAL.at(), USE, null);
        Approval.Claim claim = new Approval.Claim(
                till("till 1", "S1"), "mia", APPROVAL.matter(), NOON, new Approval.Use("order.order/O1", 2));
        assertThat(used.doubt(claim, NOON)).contains(Doubt.ALREADY_USED);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("of money for goods without a receipt shows that sum, and no other and no price")
    @CsvSource({
        "12.50 GBP,",
        "12.49 GBP,OTHER_SUM",
        "12.51 GBP,OTHER_SUM",
        "12.50 EUR,OTHER_SUM",
        "a price,OTHER_MATTER"
    })
    void refunds(String claimed, Doubt doubt) {
        RefundWithoutReceipt refund = new RefundWithoutReceipt(1250, "GBP");
        Approval approval = Approval.given("mia", till("till 1", "S1"), refund, NOON);
        Matter matter = claimed.equals("a price")
                ? price("coat", 1, 1250, "GBP")
                : new RefundWithoutReceipt(
                        Long.parseLong(claimed.substring(0, 5).replace(".", "")), claimed.substring(6));
        Approval.Claim claim =
                new Approval.Claim(till("till 1", "S1"), "mia", matter, NOON, new Approval.Use("order.return/R1", 0));
        assertThat(approval.doubt(claim, NOON).orElse(null)).isEqualTo(doubt);
        assertThat(APPROVAL.doubt(new Approval.Claim(till("till 1", "S1"), "mia", refund, NOON, USE), NOON))
                .contains(Doubt.OTHER_MATTER);
    }
}
