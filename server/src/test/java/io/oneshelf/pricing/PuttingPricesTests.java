package io.oneshelf.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.access.IfMatch;
import io.oneshelf.catalog.UnknownSku;
import io.oneshelf.journal.Books;
import io.oneshelf.journal.MemoryBooks;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.Money;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.network.UnknownChannel;
import io.oneshelf.testing.Facts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a merchandiser does to prices, and what comes of it")
class PuttingPricesTests {

    private static final SkuCode COAT = new SkuCode("COAT");
    private static final SkuCode HAT = new SkuCode("HAT");
    private static final ChannelCode WEB = new ChannelCode("web");
    private static final Currency GBP = Currency.getInstance("GBP");

    private final Facts facts = Facts.on(books(), InstantSource.fixed(Facts.NOON));
    private final Prices prices = facts.prices();

    Books books() {
        return new MemoryBooks();
    }

    @BeforeEach
    void shop() {
        facts.network().open();
        facts.sells("coat", "COAT");
        facts.sells("hat", "HAT");
    }

    @Test
    @DisplayName("a price is identified by currency, channel, list and from; each has a version of its own")
    void versions() {
        assertThat(said(put(COAT, 1000, null, null, IfMatch.ABSENT))).isEqualTo("made 1");
        assertThat(said(put(COAT, 1000, null, null, IfMatch.ABSENT))).isEqualTo("found 1");
        assertThat(said(put(COAT, 900, WEB, null, IfMatch.ABSENT))).isEqualTo("made 1");
        assertThat(said(put(COAT, 950, null, null, IfMatch.ABSENT))).isEqualTo("if-match-needed");
        assertThat(said(put(COAT, 950, null, null, new IfMatch.Version(1)))).isEqualTo("found 2");
        assertThat(said(put(COAT, 940, null, null, new IfMatch.Version(1)))).isEqualTo("changed-meanwhile");
        assertThat(said(put(COAT, 950, null, null, new IfMatch.Version(1))))
                .as("sent again after the answer was lost")
                .isEqualTo("found 2");
        assertThat(said(put(COAT, 890, WEB, null, new IfMatch.Version(1)))).isEqualTo("found 2");
        assertThat(prices.of(COAT).orElseThrow().prices())
                .extracting(price -> price.list() + " v" + price.version())
                .containsExactly("GBP 9.50 v2", "GBP 8.90 v2");
    }

    @Test
    @DisplayName("what does not exist cannot be priced")
    void unknown() {
        SkuCode nothing = new SkuCode("NOTHING");
        assertThat(refusal(put(nothing, 1, null, null, IfMatch.ABSENT))).isEqualTo(UnknownSku.of(nothing));
        ChannelCode fax = new ChannelCode("fax");
        assertThat(refusal(put(COAT, 1, fax, null, IfMatch.ABSENT))).isEqualTo(new UnknownChannel(fax));
        assertThat(refusal(put(COAT, 1, null, "trade", IfMatch.ABSENT))).isEqualTo(new UnknownPriceList("trade"));
        assertThat(prices.of(COAT)).isEmpty();
    }

    @Test
    @DisplayName("a list says whether its prices include tax; ordinary prices do")
    void priceLists() {
        prices.put(new PriceList("trade", "Trade", false), IfMatch.ABSENT).orThrow();
        put(COAT, 1200, null, null, IfMatch.ABSENT);
        put(COAT, 1000, null, "trade", IfMatch.ABSENT);
        assertThat(prices.at(List.of(COAT), new PriceQuestion(GBP, WEB, null, Facts.NOON)))
                .extractingByKey(COAT)
                .satisfies(found -> {
                    assertThat(found.price().list()).isEqualTo(Money.of(1200, "GBP"));
                    assertThat(found.taxIncluded()).isTrue();
                });
        assertThat(prices.at(List.of(COAT), new PriceQuestion(GBP, WEB, "trade", Facts.NOON)))
                .extractingByKey(COAT)
                .satisfies(found -> {
                    assertThat(found.price().list()).isEqualTo(Money.of(1000, "GBP"));
                    assertThat(found.taxIncluded()).isFalse();
                });
    }

    @Test
    @DisplayName("the currency of a basket is the only one in which everything in it has a price")
    void currency() {
        put(COAT, 1000, null, null, IfMatch.ABSENT);
        prices.put(new PriceEdit(COAT, Price.always(Money.of(9_900, "CNY")), IfMatch.ABSENT))
                .orThrow();
        assertThat(refusal(prices.currencyOf(List.of(COAT), WEB, Facts.NOON)))
                .isEqualTo(new CurrencyAmbiguous(List.of("CNY", "GBP")));
        assertThat(refusal(prices.currencyOf(List.of(COAT, HAT), WEB, Facts.NOON)))
                .isEqualTo(new CurrencyAmbiguous(List.of()));
        put(HAT, 500, null, null, IfMatch.ABSENT);
        assertThat(prices.currencyOf(List.of(COAT, HAT), WEB, Facts.NOON).orThrow())
                .isEqualTo(GBP);
        assertThat(refusal(prices.currencyOf(List.of(), WEB, Facts.NOON))).isEqualTo(new CurrencyAmbiguous(List.of()));
    }

    @Test
    @DisplayName("many at once: each on its own, in order; a refused one does not disturb the others")
    void many() {
        List<Outcome<Price>> answers = prices.putAll(List.of(
                edit(COAT, 1000, IfMatch.ABSENT),
                edit(new SkuCode("NOTHING"), 1, IfMatch.ABSENT),
                edit(COAT, 900, IfMatch.ABSENT),
                edit(COAT, 900, new IfMatch.Version(1)),
                edit(HAT, 500, IfMatch.ABSENT),
                edit(COAT, 900, IfMatch.ABSENT)));
        assertThat(answers)
                .extracting(PuttingPricesTests::said)
                .containsExactly("made 1", "unknown-sku", "if-match-needed", "found 2", "made 1", "found 2");
        assertThat(prices.of(List.of(COAT, HAT, new SkuCode("NOTHING")))).containsOnlyKeys(COAT, HAT);
    }

    @Test
    @DisplayName("the feed is the history of prices: every content of a price with its version")
    void history() {
        put(COAT, 1000, null, null, IfMatch.ABSENT);
        long edition = facts.books().reader().position();
        put(COAT, 900, null, null, new IfMatch.Version(1));
        assertThat(facts.books().reader().events(edition - 1, 10))
                .extracting(event -> event.document() + " " + event.data())
                .containsExactly(
                        "COAT {\"sku\":\"COAT\",\"amount\":1000,\"currency\":\"GBP\",\"per\":1,\"priceVersion\":1}",
                        "COAT {\"sku\":\"COAT\",\"amount\":900,\"currency\":\"GBP\",\"per\":1,\"priceVersion\":2}");
    }

    @Test
    @DisplayName("an edition is a position up to which every change is seen")
    void edition() {
        Facts other = facts.otherProcess();
        assertThat(other.prices().of(COAT)).isEmpty();
        put(COAT, 1000, null, null, IfMatch.ABSENT);
        long written = facts.books().reader().position();
        while (other.prices().edition() < written) {
            assertThat(other.changes().step()).isTrue();
        }
        assertThat(other.prices().of(COAT).orElseThrow().prices()).hasSize(1);
    }

    @Test
    @DisplayName("a thousand prices in time, and the one that holds on a day")
    void longHistory() {
        Instant first = Instant.parse("2026-01-01T00:00:00Z");
        prices.putAll(IntStream.range(0, 1_000)
                .mapToObj(day -> new PriceEdit(
                        COAT,
                        new Price(Money.of(day, "GBP"), 1, first.plusSeconds(86_400L * day), null, null, null, 0),
                        IfMatch.ABSENT))
                .toList());
        Map<SkuCode, PriceFound> found =
                prices.at(List.of(COAT), PriceQuestion.ordinary(GBP, WEB, first.plusSeconds(86_400L * 500 + 1)));
        assertThat(found.get(COAT).price().list()).isEqualTo(Money.of(500, "GBP"));
    }

    private Outcome<Price> put(
            SkuCode sku, long amount, @Nullable ChannelCode channel, @Nullable String list, IfMatch ifMatch) {
        return prices.put(
                new PriceEdit(sku, new Price(Money.of(amount, "GBP"), 1, null, null, channel, list, 0), ifMatch));
    }

    private static PriceEdit edit(SkuCode sku, long amount, IfMatch ifMatch) {
        return new PriceEdit(sku, Price.always(Money.of(amount, "GBP")), ifMatch);
    }

    private static String said(Outcome<Price> outcome) {
        return switch (outcome) {
            case Outcome.Made<Price> made -> "made " + made.value().version();
            case Outcome.Found<Price> found -> "found " + found.value().version();
            case Outcome.Refused<Price> refused -> refused.why().word().word();
        };
    }

    private static @Nullable Refusal refusal(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?> refused ? refused.why() : null;
    }
}
