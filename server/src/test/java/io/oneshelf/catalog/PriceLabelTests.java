package io.oneshelf.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.kernel.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The price on a label")
class PriceLabelTests {

    @ParameterizedTest(name = "{4}: {0} of {1} at {2} is shown: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            2200042004501               | 02200042000008 | GBP 450   | true  | the label of these goods
            2200042004501               | 02200042000008 | GBP 451   | false | another price
            2200042004501               | 02200042000008 | JPY 450   | true  | minor units of the money that is paid with
            2200042004502               | 02200042000008 | GBP 450   | false | a wrong check digit
            2000042004507               | 02200042000008 | GBP 450   | false | another prefix than that of the goods
            2200043004500               | 02200042000008 | GBP 450   | false | another item
            2100042004504               | 02100042000001 | GBP 450   | false | a label with a weight
            2200042004501               | 04006381333931 | GBP 450   | false | goods that have one price
            (01)94006381333934(3922)450 | 94006381333934 | GBP 450   | true  | a GS1 label of measured goods
            (01)94006381333934(3922)450 | 94006381333934 | GBP 45000 | false | its decimal point counts
            (01)94006381333934(3920)45  | 94006381333934 | GBP 4500  | true  | whole pounds
            (01)94006381333934(3923)4505 | 94006381333934 | GBP 451  | true  | finer than money is rounded half up
            (01)94006381333934(3922)450 | 94006381333934 | JPY 5     | true  | in the money that is paid with
            (01)02200042000008(3922)450 | 02200042000008 | GBP 450   | true  | a GS1 label with the store's own number
            (01)94006381333934(3922)450 | 02200042000008 | GBP 450   | false | other goods
            (01)04006381333931(3922)450 | 04006381333931 | GBP 450   | false | goods that have one price, with a price by their number
            (01)94006381333934(3922)999999999999999 | 94006381333934 | CLF 9999999999999990 | false | the longest figure
            """)
    void shows(String label, String barcode, String price, boolean shown, String what) {
        String[] money = price.split(" ");
        assertThat(label).matches(PriceLabel.FORM);
        assertThat(PriceLabel.shows(label, new Gtin(barcode), Money.of(Long.parseLong(money[1]), money[0])))
                .as(what)
                .isEqualTo(shown);
    }
}
