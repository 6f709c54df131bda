package io.oneshelf.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oneshelf.offer.Run.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Frozen money: what units of a line carry")
class RunTests {

    @ParameterizedTest(name = "of {0} units for {1}, units {2}..{3} carry {4}")
    @CsvSource({
        // units, total, from, to, carry
        "3, 1000, 1, 1, 333",
        "3, 1000, 2, 2, 333",
        "3, 1000, 3, 3, 334",
        "3, 1000, 2, 3, 667",
        "3, 1000, 1, 3, 1000",
        "7, 2, 1, 3, 0",
        "7, 2, 4, 4, 1",
        "7, 2, 7, 7, 1",
        "80995, 16883960, 1, 80995, 16883960",
        "80995, 16883960, 80995, 80995, 209",
        "500, 0, 100, 200, 0",
    })
    void shares(long units, long total, long from, long to, long carry) {
        List<Run> line = List.of(new Run(units, total, 0));
        assertThat(Run.between(line, from - 1, to - from + 1)).isEqualTo(new Share(carry, 0));
    }

    @Test
    @DisplayName("a line of two runs is walked through in order")
    void severalRuns() {
        List<Run> line = List.of(new Run(2, 199, 33), new Run(3, 200, 40));
        assertThat(Run.between(line, 0, 1)).isEqualTo(new Share(99, 16));
        assertThat(Run.between(line, 1, 2)).isEqualTo(new Share(100 + 66, 17 + 13));
        assertThat(Run.between(line, 3, 2)).isEqualTo(new Share(134, 27));
        assertThat(Run.whole(line)).isEqualTo(new Share(399, 73));
    }

    @Test
    @DisplayName("more units than the line has are a fault, not a share")
    void tooMany() {
        assertThatThrownBy(() -> Run.between(List.of(new Run(2, 199, 0)), 1, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("any sequence of partial returns adds up to exactly what was paid")
    void anySequenceEndsAtZero(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Run> line = new ArrayList<>();
        // Every tenth line is as long as the longest real one, which a customer once gave back.
        long most = seed % 10 == 0 ? 80_995 : 40;
        for (int run = 0; run <= random.nextInt(3); run++) {
            long total = random.nextLong(0, 20_000_000);
            line.add(new Run(seed % 10 == 0 ? most : random.nextLong(1, most), total, random.nextLong(0, total + 1)));
        }
        Share paid = Run.whole(line);
        long units = line.stream().mapToLong(Run::quantity).sum();
        Share given = Share.NOTHING;
        for (long back = 0; back < units; ) {
            long count = random.nextLong(1, units - back + 1);
            Share part = Run.between(line, back, count);
            assertThat(part.total()).isNotNegative();
            assertThat(part.tax()).isNotNegative();
            given = given.plus(part);
            back += count;
        }
        assertThat(given).isEqualTo(paid);
    }
}
