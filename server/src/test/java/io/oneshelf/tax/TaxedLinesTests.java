package io.oneshelf.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oneshelf.kernel.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The tax on what is sold")
class TaxedLinesTests {

    @ParameterizedTest(name = "{0} % of {1}: {2} contained, {3} added")
    @CsvSource({
        "0,     1299, 0,   0",
        "20,    1200, 200, 240",
        "20,    1299, 217, 260",
        "7.5,   1000, 70,  75",
        "8.875, 1000, 82,  89",
        "13,    1130, 130, 147",
        "20,    3,    1,   1",
        "20,    2,    0,   0",
        "1000,  1100, 1000, 11000"
    })
    @DisplayName("contained in an amount or added to it, rounded half up")
    void ofAnAmount(String percent, long amount, long contained, long added) {
        Percent rate = Percent.parse(percent).orElseThrow();
        assertThat(rate.containedIn(Money.of(amount, "GBP"))).isEqualTo(Money.of(contained, "GBP"));
        assertThat(rate.addedTo(Money.of(amount, "GBP"))).isEqualTo(Money.of(added, "GBP"));
        assertThat(rate).hasToString(percent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1000.0001", "1e2", "20%", "1.23456", ".5", "5.", "٢٠", "99999"})
    @DisplayName("what is no decimal percentage of at most four decimals up to 1,000 is refused")
    void notAPercentage(String text) {
        assertThat(Percent.parse(text)).isEmpty();
    }

    @Test
    @DisplayName("lines of one rate are taxed on their sum and split by the largest remainder")
    void linesOfOneRate() {
        // Each line alone would contain 0.33 → 0; together they contain 1.
        assertThat(tax(line(2, "20", true), line(2, "20", true), line(2, "20", true)))
                .containsExactly(1L, 0L, 0L);
        // 100 contains 16.67 → 17, split 33 : 33 : 34.
        assertThat(tax(line(33, "20", true), line(33, "20", true), line(34, "20", true)))
                .containsExactly(6L, 5L, 6L);
    }

    @Test
    @DisplayName("each rate by itself, contained and added apart, and nothing on what is free")
    void linesOfSeveralRates() {
        TaxedLines taxed = TaxedLines.of(List.of(
                line(1200, "20", true),
                line(1000, "20", false),
                line(500, "5", true),
                line(0, "5", false),
                line(700, "0", true),
                line(1200, "20", true)));
        assertThat(taxed.tax()).extracting(Money::minor).containsExactly(200L, 200L, 24L, 0L, 0L, 200L);
        assertThat(taxed.sums())
                .extracting(
                        sum -> sum.percent() + (sum.included() ? " in " : " on ") + sum.amount() + " = " + sum.tax())
                .containsExactly(
                        "0 in GBP 7.00 = GBP 0.00",
                        "5 in GBP 5.00 = GBP 0.24",
                        "20 in GBP 24.00 = GBP 4.00",
                        "5 on GBP 0.00 = GBP 0.00",
                        "20 on GBP 10.00 = GBP 2.00");
    }

    @Test
    @DisplayName("whatever is sold, the lines add up to the tax on the sums, and none is taxed beyond its share")
    void addsUp() {
        Random seeded = new Random(7);
        for (int sale = 0; sale < 2_000; sale++) {
            List<TaxedLines.Line> lines = new ArrayList<>();
            int count = 1 + seeded.nextInt(12);
            for (int i = 0; i < count; i++) {
                lines.add(line(
                        seeded.nextInt(5_000),
                        List.of("0", "5", "8.875", "20").get(seeded.nextInt(4)),
                        seeded.nextBoolean()));
            }
            TaxedLines taxed = TaxedLines.of(lines);
            assertThat(taxed.tax().stream().mapToLong(Money::minor).sum())
                    .isEqualTo(taxed.sums().stream()
                            .mapToLong(sum -> sum.tax().minor())
                            .sum());
            for (int i = 0; i < count; i++) {
                TaxedLines.Line line = lines.get(i);
                long alone = (line.included()
                                ? line.percent().containedIn(line.amount())
                                : line.percent().addedTo(line.amount()))
                        .minor();
                assertThat(taxed.tax().get(i).minor()).isBetween(alone - 1, alone + 1);
            }
        }
    }

    @Test
    @DisplayName("no lines, no tax; and a negative amount is none")
    void edges() {
        assertThat(TaxedLines.of(List.of())).isEqualTo(new TaxedLines(List.of(), List.of()));
        assertThatThrownBy(() -> line(-1, "20", true)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Long> tax(TaxedLines.Line... lines) {
        return TaxedLines.of(List.of(lines)).tax().stream().map(Money::minor).toList();
    }

    private static TaxedLines.Line line(long amount, String percent, boolean included) {
        return new TaxedLines.Line(
                Money.of(amount, "GBP"), Percent.parse(percent).orElseThrow(), included);
    }
}
