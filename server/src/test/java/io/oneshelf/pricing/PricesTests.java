package io.oneshelf.pricing;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.Money;
import io.oneshelf.kernel.SkuCode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Which price holds, and why")
class PricesTests {

    private static final SkuCode COAT = new SkuCode("coat");

    /** Prices of a coat in pounds, the last two with a channel or a price list of their own. */
    private static final SkuPrices PRICES = coat(
            "GBP 10.00 always",
            "GBP 9.00 from 2026-11-01 until 2026-12-01",
            "GBP 8.00 from 2026-11-20 until 2026-11-28",
            "GBP 12.00 from 2027-01-01",
            "GBP 9.50 on till from 2026-11-25",
            "EUR 11.00 always",
            "GBP 7.00 in trade from 2026-11-10 until 2026-11-15");

    @ParameterizedTest(name = "{0} on {1}, list {2}: {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-10-31T23:59:59.999999999Z, web,  -,     GBP 10.00",
                "2026-11-01T00:00:00Z,           web,  -,     GBP 9.00",
                "2026-11-12T00:00:00Z,           web,  -,     GBP 9.00",
                "2026-11-12T00:00:00Z,           web,  trade, GBP 7.00",
                "2026-11-15T00:00:00Z,           web,  trade, GBP 9.00",
                "2026-11-12T00:00:00Z,           web,  other, GBP 9.00",
                "2026-11-20T00:00:00Z,           web,  -,     GBP 8.00",
                "2026-11-27T23:59:59Z,           web,  -,     GBP 8.00",
                "2026-11-28T00:00:00Z,           web,  -,     GBP 9.00",
                "2026-12-01T00:00:00Z,           web,  -,     GBP 10.00",
                "2027-01-01T00:00:00Z,           web,  -,     GBP 12.00",
                "2026-11-24T00:00:00Z,           till, -,     GBP 8.00",
                "2026-11-25T00:00:00Z,           till, -,     GBP 9.50",
                "2027-01-01T00:00:00Z,           till, -,     GBP 9.50",
                "2026-11-25T00:00:00Z,           -,    -,     GBP 8.00"
            })
    @DisplayName("a coat in pounds, sold at")
    void holds(Instant at, String channel, String priceList, String price) {
        PriceQuestion question = new PriceQuestion(
                Currency.getInstance("GBP"), channel == null ? null : new ChannelCode(channel), priceList, at);
        assertThat(PRICES.at(question).orElseThrow().list()).hasToString(price);
    }

    @Test
    @DisplayName("there is none in a currency it has no price in, before its first price, after its last")
    void none() {
        Instant noon = Instant.parse("2026-11-22T12:00:00Z");
        ChannelCode web = new ChannelCode("web");
        assertThat(PRICES.at(PriceQuestion.ordinary(Currency.getInstance("CNY"), web, noon)))
                .isEmpty();
        SkuPrices once = coat("GBP 9.00 from 2026-11-01 until 2026-11-02");
        Currency gbp = Currency.getInstance("GBP");
        assertThat(once.at(PriceQuestion.ordinary(gbp, web, Instant.parse("2026-10-31T23:59:59Z"))))
                .isEmpty();
        assertThat(once.at(PriceQuestion.ordinary(gbp, web, Instant.parse("2026-11-02T00:00:00Z"))))
                .isEmpty();
    }

    @Test
    @DisplayName("a price withdrawn before it began never holds")
    void withdrawn() {
        SkuPrices prices = coat("GBP 10.00 always", "GBP 1.00 from 2026-11-01 until 2026-11-01");
        assertThat(priceAt(prices, "2026-11-01T00:00:00Z")).isEqualTo("GBP 10.00");
        assertThatThrownBy(() -> coat("GBP 1.00 from 2026-11-02 until 2026-11-01"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("each price says what became of it")
    void explains() {
        PriceQuestion question = PriceQuestion.ordinary(
                Currency.getInstance("GBP"), new ChannelCode("till"), Instant.parse("2026-11-25T00:00:00Z"));
        assertThat(PRICES.explain(question).stream()
                        .map(explained -> explained.price().list() + " " + explained.verdict())
                        .collect(joining("\n")))
                .isEqualTo("""
                        EUR 11.00 OTHER_CURRENCY
                        GBP 10.00 GIVES_WAY_TO_CHANNEL
                        GBP 9.00 GIVES_WAY_TO_CHANNEL
                        GBP 8.00 GIVES_WAY_TO_CHANNEL
                        GBP 12.00 NOT_YET
                        GBP 9.50 HOLDS
                        GBP 7.00 OTHER_PRICE_LIST""");
        PriceQuestion ofTheTrade =
                new PriceQuestion(Currency.getInstance("GBP"), null, "trade", Instant.parse("2026-11-12T00:00:00Z"));
        assertThat(PRICES.explain(ofTheTrade).stream()
                        .map(explained -> explained.price().list() + " " + explained.verdict())
                        .collect(joining("\n")))
                .isEqualTo("""
                        EUR 11.00 OTHER_CURRENCY
                        GBP 10.00 GIVES_WAY_TO_PRICE_LIST
                        GBP 9.00 GIVES_WAY_TO_PRICE_LIST
                        GBP 8.00 NOT_YET
                        GBP 12.00 NOT_YET
                        GBP 9.50 OTHER_CHANNEL
                        GBP 7.00 HOLDS""");
    }

    @Test
    @DisplayName("the explanation and the price agree, whatever the order of entry, for every hour of a year")
    void explanationAgrees() {
        Random order = new Random(20261122);
        List<Price> shuffled = new ArrayList<>(PRICES.prices());
        Instant hour = Instant.parse("2026-06-01T00:00:00Z");
        for (int i = 0; i < 8_760; i += 5) {
            Collections.shuffle(shuffled, order);
            SkuPrices prices = new SkuPrices(COAT, shuffled);
            PriceQuestion question = PriceQuestion.ordinary(
                    Currency.getInstance("GBP"), new ChannelCode("till"), hour.plusSeconds(3_600L * i));
            assertThat(prices).isEqualTo(PRICES);
            assertThat(prices.explain(question).stream()
                            .filter(explained -> explained.verdict() == SkuPrices.Verdict.HOLDS)
                            .map(SkuPrices.Explained::price))
                    .containsExactly(prices.at(question).orElseThrow());
        }
    }

    @Test
    @DisplayName("when clocks go back, the hour that comes twice is two hours of one price each")
    void daylightSaving() {
        ZoneId london = ZoneId.of("Europe/London");
        LocalDateTime halfPastOne = LocalDateTime.parse("2026-10-25T01:30:00");
        Instant first = halfPastOne.atZone(london).withEarlierOffsetAtOverlap().toInstant();
        Instant second = halfPastOne.atZone(london).withLaterOffsetAtOverlap().toInstant();
        // The new price begins at the second half past one.
        SkuPrices prices = coat("GBP 10.00 always", "GBP 9.00 from " + second);
        assertThat(priceAt(prices, first.toString())).isEqualTo("GBP 10.00");
        assertThat(priceAt(prices, second.minusNanos(1).toString())).isEqualTo("GBP 10.00");
        assertThat(priceAt(prices, second.toString())).isEqualTo("GBP 9.00");
    }

    @ParameterizedTest(name = "{0} for {1}; {2} cost {3}")
    @CsvSource({
        "1299, 1, 3, 3897",
        "1299, 1000, 250, 325",
        "1000, 3, 1, 333",
        "1000, 3, 2, 667",
        "1, 2, 1, 1",
        "1, 2, 3, 2",
        "0, 1, 999999999999, 0",
        "100000, 1, 999999999999, 99999999999900000"
    })
    @DisplayName("a line is rounded once, half up")
    void lineAmount(long list, long per, long quantity, long amount) {
        Price price = new Price(Money.of(list, "GBP"), per, null, null, null, null, 0);
        assertThat(price.of(quantity)).isEqualTo(Money.of(amount, "GBP"));
    }

    @Test
    @DisplayName("what is beyond the range of money is refused, not wrapped")
    void beyondRange() {
        Price price = Price.always(Money.of(1_000_000, "GBP"));
        assertThatThrownBy(() -> price.of(999_999_999_999L)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Price.always(Money.of(-1, "GBP"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static String priceAt(SkuPrices prices, String at) {
        return prices.at(PriceQuestion.ordinary(Currency.getInstance("GBP"), new ChannelCode("web"), Instant.parse(at)))
                .orElseThrow()
                .list()
                .toString();
    }

    private static SkuPrices coat(String... prices) {
        return new SkuPrices(
                COAT, List.of(prices).stream().map(PricesTests::price).toList());
    }

    /** Reads a price as a merchandiser would write it; days begin at midnight UTC. */
    private static Price price(String text) {
        String[] words = text.split(" ");
        Money list =
                Money.of(new java.math.BigDecimal(words[1]).movePointRight(2).longValueExact(), words[0]);
        Instant from = null;
        Instant until = null;
        ChannelCode channel = null;
        String priceList = null;
        for (int i = 2; i + 1 < words.length; i += 2) {
            switch (words[i]) {
                case "from" -> from = instant(words[i + 1]);
                case "until" -> until = instant(words[i + 1]);
                case "on" -> channel = new ChannelCode(words[i + 1]);
                case "in" -> priceList = words[i + 1];
                default -> throw new IllegalArgumentException(text);
            }
        }
        return new Price(list, 1, from, until, channel, priceList, 0);
    }

    private static Instant instant(String text) {
        return Instant.parse(text.contains("T") ? text : text + "T00:00:00Z");
    }
}
