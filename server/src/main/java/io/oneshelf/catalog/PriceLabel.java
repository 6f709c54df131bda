package io.oneshelf.catalog;

import io.oneshelf.kernel.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The price that a store's scales print on a label, as a till reads it. Two kinds are known: an EAN-13 of the prefixes 20 and 22,
 * with five digits of item and five of a price in minor units; and of a GS1 label its GTIN with its price, {@code (01)…(392n)…},
 * where n says how many digits stand behind the decimal point.
 */
public final class PriceLabel {

    /** How a label is written down. */
    public static final String FORM = "[0-9]{13}|\\(01\\)[0-9]{14}\\(392[0-9]\\)[0-9]{1,15}";

    private static final Pattern EAN = Pattern.compile("(2[02][0-9]{5})([0-9]{5})[0-9]");

    /** The GTIN of what is measured in the store begins with 9, or with 02 when the store gave it; others have one price. */
    private static final Pattern GS1 = Pattern.compile("\\(01\\)(9[0-9]{13}|02[0-9]{12})\\(392([0-9])\\)([0-9]{1,15})");

    private PriceLabel() {}

    /**
     * Whether a label is one of goods with this barcode and says this price for one of them. The goods' own barcode is that of
     * their labels with a price of nothing, so a label shows nothing of goods that are not meant to be priced by one.
     */
    public static boolean shows(String label, Gtin barcode, Money price) {
        Matcher ean = EAN.matcher(label);
        if (ean.matches()) {
            return Gtin.parse(label).isPresent()
                    && barcode.value().startsWith("0" + ean.group(1) + "00000")
                    && Long.parseLong(ean.group(2)) == price.minor();
        }
        Matcher gs1 = GS1.matcher(label);
        return gs1.matches()
                && barcode.value().equals(gs1.group(1))
                && new BigDecimal(new BigInteger(gs1.group(3)), Integer.parseInt(gs1.group(2)))
                                .movePointRight(price.currency().getDefaultFractionDigits())
                                .setScale(0, RoundingMode.HALF_UP)
                                .compareTo(BigDecimal.valueOf(price.minor()))
                        == 0;
    }
}
