package io.oneshelf.launcher.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MillsTest {

    @ParameterizedTest
    @CsvSource({
        "4.25, 4250, 425",
        "0.001, 1, 0",
        "0.005, 5, 1",
        "-11062.06, -11062060, -1106206",
        "-0.005, -5, -1",
        "4.440892e-16, 0, 0",
        "13541.33, 13541330, 1354133"
    })
    void readsThousandthsAndRoundsThemHalfUpOnce(String text, long mills, long minor) {
        assertThat(Mills.parse(text)).isEqualTo(mills);
        assertThat(Mills.toMinor(mills)).isEqualTo(minor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one", "0.0001", "1e30"})
    void refusesWhatIsNoAmount(String text) {
        assertThatThrownBy(() -> Mills.parse(text)).isInstanceOf(NumberFormatException.class);
    }
}
