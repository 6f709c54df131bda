package io.oneshelf.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The number under a bar code")
class GtinTests {

    @ParameterizedTest(name = "{1}: {2} {3}")
    @CsvFileSource(
            resources = "/gs1/csum_vectors.csv",
            numLinesToSkip = 1,
            ignoreLeadingAndTrailingWhitespace = false,
            nullValues = "(none)")
    @DisplayName("every vector of the GS1 syntax dictionary for check digits")
    void checkDigits(String linter, String input, String expect, String error) {
        Optional<CheckDigit.Fault> expected = switch (error == null ? "" : error) {
            case "" -> Optional.empty();
            case "GS1_LINTER_TOO_SHORT_FOR_CHECK_DIGIT" -> Optional.of(CheckDigit.Fault.TOO_SHORT);
            case "GS1_LINTER_NON_DIGIT_CHARACTER" -> Optional.of(CheckDigit.Fault.NOT_DIGITS);
            case "GS1_LINTER_INCORRECT_CHECK_DIGIT" -> Optional.of(CheckDigit.Fault.INCORRECT);
            default -> throw new AssertionError("a vector of another kind: " + linter + " " + error);
        };
        assertThat(expected.isEmpty()).isEqualTo(expect.equals("pass"));
        assertThat(CheckDigit.fault(input == null ? "" : input)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "02345673,       00000002345673, GTIN-8",
        "416000336108,   00416000336108, GTIN-12",
        "1234567890128,  01234567890128, GTIN-13",
        "12345678901231, 12345678901231, GTIN-14"
    })
    @DisplayName("four lengths are one key of fourteen digits")
    void normalForm(String text, String normal, String name) {
        assertThat(Gtin.parse(text)).as(name).contains(new Gtin(normal));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "12345673",
                "123456789012345675",
                "1234567890129",
                " 1234567890128",
                "１２３４５６７８９０１２８",
                "123456789012A"
            })
    @DisplayName("another length, a wrong check digit or anything but the digits 0 to 9 is no GTIN")
    void notOne(String text) {
        assertThat(Gtin.parse(text)).isEmpty();
    }
}
