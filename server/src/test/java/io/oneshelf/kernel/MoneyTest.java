package io.oneshelf.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    private static final Currency GBP = Currency.getInstance("GBP");

    @ParameterizedTest(name = "{0} pence per {2}, {1} of them: {3}")
    @CsvSource({
        "  255,      6,    1,     1530",
        "  199,    250, 1000,       50", // 49.75 is nearer to 50
        "    1,    500, 1000,        1", // exactly one half goes up
        "    1,    499, 1000,        0",
        "   -1,    500, 1000,       -1", // away from zero, so that a refund is the mirror of a sale
        "  104,  80995,    1,  8423480",
        "    0,      7,    1,        0",
    })
    void aLineIsRoundedOnceHalfUp(long price, long quantity, long per, long expected) {
        assertThat(new Money(price, GBP).times(quantity, per).minor()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} by {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                " 100 | 1 1 1     | 34 33 33", // the earlier part first among equals
                " 100 | 1 2 3     | 17 33 50",
                "   1 | 5 5       | 1 0",
                "-100 | 1 1 1     | -33 -33 -34",
                "   0 | 3 4       | 0 0",
                " 202 | 0 1 0 1   | 0 101 0 101",
            })
    void theLargestRemainderGetsWhatIsLeft(long total, String weights, String parts) {
        assertThat(new Money(total, GBP).split(numbers(weights)))
                .extracting(Money::minor)
                .containsExactlyElementsOf(numbers(parts));
    }

    @Test
    void anySplitAddsUpToTheWhole() {
        SplittableRandom random = new SplittableRandom(42);
        for (int round = 0; round < 2_000; round++) {
            long total = random.nextLong(-Money.MAX_MINOR, Money.MAX_MINOR);
            List<Long> weights = LongStream.generate(() -> random.nextLong(0, 1_000_000_000L))
                    .limit(random.nextInt(1, 40))
                    .boxed()
                    .toList();
            if (weights.stream().allMatch(weight -> weight == 0)) {
                continue;
            }
            assertThat(new Money(total, GBP)
                            .split(weights).stream().mapToLong(Money::minor).sum())
                    .isEqualTo(total);
        }
    }

    @Test
    void sharesTelescopeToTheWholeWhateverTheSequence() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 2_000; round++) {
            long n = random.nextLong(1, Quantity.MAX);
            Money whole = new Money(random.nextLong(0, Money.MAX_MINOR), GBP);
            Money given = Money.zero(GBP);
            long k = 0;
            while (k < n) {
                long next = Math.min(n, k + random.nextLong(1, Math.max(2, n / 5)));
                given = given.plus(whole.share(next, n).minus(whole.share(k, n)));
                k = next;
            }
            assertThat(given).isEqualTo(whole);
        }
    }

    @Test
    void outOfRangeIsRefusedNotWrapped() {
        Money most = new Money(Money.MAX_MINOR, GBP);
        assertThatThrownBy(() -> most.plus(new Money(1, GBP))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(1_000_000, 1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.plus(Money.of(1, "EUR")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two currencies");
    }

    private static List<Long> numbers(String text) {
        return java.util.Arrays.stream(text.trim().split(" +"))
                .map(Long::valueOf)
                .toList();
    }
}
