package io.oneshelf.launcher.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.oneshelf.kernel.SkuCode;
import io.oneshelf.launcher.replay.OnlineRetail.Kind;
import io.oneshelf.launcher.replay.Recorded.Cancellation;
import io.oneshelf.launcher.replay.Recorded.Sale;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every line is in exactly one bucket, the first that fits; the lines are taken from the file. */
class OnlineRetailTest {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            FINANCIAL_ADJUSTMENT | A563186,B,Adjust bad debt,1,2011-08-12 14:51,-11062.06,,United Kingdom
            FINANCIAL_ADJUSTMENT | A563185,B,Adjust bad debt,1,2011-08-12 14:50,11062.06,,United Kingdom
            STOCK_ADJUSTMENT | 536589,21777,,-10,2010-12-01 16:50,0.0,,United Kingdom
            STOCK_ADJUSTMENT | 542529,DCGS0055,,-1,2011-01-28 13:08,0.0,,United Kingdom
            FREE_GOODS | 536414,22139,,56,2010-12-01 11:52,0.0,,United Kingdom
            FREE_GOODS | 556955,gift_0001_20,to push order througha s stock was,10,2011-06-16 09:04,0.0,,United Kingdom
            FREE_GOODS | 540699,POST,,1000,2011-01-11 09:32,0.0,,United Kingdom
            CANCELLED_GOODS | C536383,35004C,SET OF 3 COLOURED  FLYING DUCKS,-1,2010-12-01 09:49,4.65,15311,United Kingdom
            CANCELLED_SERVICE | C536379,D,Discount,-1,2010-12-01 09:41,27.5,14527,United Kingdom
            CANCELLED_SERVICE | C580605,AMAZONFEE,AMAZON FEE,-1,2011-12-05 11:36,17836.46,,United Kingdom
            SERVICE | 536370,POST,POSTAGE,3,2010-12-01 08:45,18.0,12583,France
            SERVICE | 568375,BANK CHARGES,Bank Charges,1,2011-09-26 17:01,0.001,13405,United Kingdom
            SERVICE | 536540,C2,CARRIAGE,1,2010-12-01 14:05,50.0,14911,EIRE
            SERVICE | 539736,m,Manual,1,2010-12-21 15:18,2.55,,United Kingdom
            GOODS | 536365,85123A,WHITE HANGING HEART T-LIGHT HOLDER,6,2010-12-01 08:26,2.55,17850,United Kingdom
            GOODS | 550193,PADS,PADS TO MATCH ALL CUSHIONS,1,2011-04-15 09:27,0.001,13952,United Kingdom
            GOODS | 540238,gift_0001_20,Dotcomgiftshop Gift Voucher £20.00,1,2011-01-05 14:44,17.02,,United Kingdom
            GOODS | 581483,23843,"PAPER CRAFT , LITTLE BIRDIE",80995,2011-12-09 09:15,2.08,16446,United Kingdom
            """)
    void aLineIsInTheFirstBucketThatFits(Kind bucket, String line) {
        Tally tally = Samples.read(folder, Samples.ONLINE_RETAIL + line + "\n").tally();
        assertThat(tally.refused()).isEmpty();
        assertThat(tally.of(bucket).lines()).isEqualTo(1);
        assertThat(tally.lines()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            the row has 7 fields instead of 8 | 536365,85123A,WHITE HEART,6,2010-12-01 08:26,2.55,17850
            the quantity is not a whole number | 536365,85123A,WHITE HEART,six,2010-12-01 08:26,2.55,17850,United Kingdom
            the quantity is 0 | 536365,85123A,WHITE HEART,0,2010-12-01 08:26,2.55,17850,United Kingdom
            the quantity or the amount is out of range | 536365,85123A,WHITE HEART,1000000000000,2010-12-01 08:26,2.55,17850,United Kingdom
            the time is not of the form 2010-12-01 08:26 | 536365,85123A,WHITE HEART,6,01/12/2010 08:26,2.55,17850,United Kingdom
            the price is not a number of at most three decimals | 536365,85123A,WHITE HEART,6,2010-12-01 08:26,2.5551,17850,United Kingdom
            the price is negative | 536365,85123A,WHITE HEART,6,2010-12-01 08:26,-2.55,17850,United Kingdom
            a cancellation of a positive quantity | C536365,85123A,WHITE HEART,6,2010-12-01 08:26,2.55,17850,United Kingdom
            a cancellation without a price | C536365,85123A,WHITE HEART,-6,2010-12-01 08:26,0,17850,United Kingdom
            a negative quantity without C carries a price | 536365,85123A,WHITE HEART,-6,2010-12-01 08:26,2.55,17850,United Kingdom
            the stock code is not a code | 536365,§,WHITE HEART,6,2010-12-01 08:26,2.55,17850,United Kingdom
            the invoice number is not a code | ,85123A,WHITE HEART,6,2010-12-01 08:26,2.55,17850,United Kingdom
            the customer is not a code | 536365,85123A,WHITE HEART,6,2010-12-01 08:26,2.55,17 850,United Kingdom
            text stands after a closing quote | 536365,85123A,"WHITE" HEART,6,2010-12-01 08:26,2.55,17850,United Kingdom
            """)
    void aLineThatFitsNowhereIsRejectedWithItsReasonAndItsText(String reason, String line) {
        Tally tally = Samples.read(folder, Samples.ONLINE_RETAIL + line + "\n").tally();
        assertThat(tally.refused()).containsExactly(new RefusedRow(2, reason, line));
        assertThat(tally.lines()).isEqualTo(1);
    }

    @Test
    void anInvoiceBelongsToOneCustomer() {
        Tally tally = Samples.read(folder, Samples.ONLINE_RETAIL + """
                536365,85123A,WHITE HEART,6,2010-12-01 08:26,2.55,17850,United Kingdom
                536365,71053,LANTERN,6,2010-12-01 08:26,3.39,17851,United Kingdom
                """).tally();
        assertThat(tally.refused())
                .extracting(RefusedRow::reason)
                .containsExactly("the invoice already belongs to another customer");
    }

    @Test
    void ofTwoTimesOnAnInvoiceTheEarliestCountsAndDocumentsStandInTheOrderOfTheirTimes() {
        Recording recording = Samples.read(folder, Samples.ONLINE_RETAIL + """
                540185,85123A,WHITE HEART,6,2011-01-05 13:41,2.55,17850,United Kingdom
                540185,71053,LANTERN,6,2011-01-05 13:40,3.39,17850,United Kingdom
                540184,71053,LANTERN,1,2011-01-05 13:41,3.39,17850,United Kingdom
                """);
        assertThat(recording.documents())
                .extracting(Recorded::id, document -> document.at().toString())
                .containsExactly(tuple("540185", "2011-01-05T13:40:00Z"), tuple("540184", "2011-01-05T13:41:00Z"));
    }

    @Test
    void aCodeMayStandOnSeveralLinesOfAnInvoice() {
        Recording recording = Samples.read(folder, Samples.ONLINE_RETAIL + """
                536381,71270,PHOTO CLIP LINE,1,2010-12-01 09:41,1.25,15311,United Kingdom
                536381,71270,PHOTO CLIP LINE,3,2010-12-01 09:41,1.25,15311,United Kingdom
                """);
        Sale sale = (Sale) recording.documents().getFirst();
        assertThat(sale.lines()).extracting(Recorded.SaleLine::quantity).containsExactly(1L, 3L);
        assertThat(sale.totalMinor()).isEqualTo(500);
        assertThat(sale.member()).hasToString("OR-15311");
    }

    @Test
    void oneSkuHasOneCodeHoweverTheFileSpellsIt() {
        Recording recording = Samples.read(folder, Samples.ONLINE_RETAIL + """
                1,84029e,RED WOOLLY HOTTIE,1,2010-12-01 09:41,4.25,15311,United Kingdom
                2,84029E,RED WOOLLY HOTTIE WHITE HEART.,1,2010-12-01 09:42,3.39,15311,United Kingdom
                3,84029E,RED WOOLLY HOTTIE WHITE HEART.,1,2010-12-01 09:43,3.39,15311,United Kingdom
                4,BANK CHARGES,Bank Charges,1,2010-12-01 09:44,15,15311,United Kingdom
                """);
        Map<SkuCode, Article> articles =
                recording.articles().stream().collect(Collectors.toMap(Article::sku, article -> article));
        Article hottie = articles.get(new SkuCode("84029E"));
        assertThat(hottie).isNotNull();
        assertThat(hottie.name()).isEqualTo(Name.both("RED WOOLLY HOTTIE WHITE HEART."));
        assertThat(hottie.searchWords()).containsExactly("84029E", "84029e", "RED WOOLLY HOTTIE");
        assertThat(hottie.listPriceMinor()).isEqualTo(339);
        assertThat(hottie.goods()).isTrue();
        Article charges = articles.get(new SkuCode("BANK_CHARGES"));
        assertThat(charges).isNotNull();
        assertThat(charges.goods()).isFalse();
        assertThat(charges.searchWords()).contains("BANK CHARGES");
    }

    @Test
    void aCancellationNamesNoSale() {
        Recording recording = Samples.read(
                folder, Samples.ONLINE_RETAIL + "C536379,D,Discount,-1,2010-12-01 09:41,27.50,14527,United Kingdom\n");
        assertThat(recording.documents()).singleElement().isInstanceOf(Cancellation.class);
    }

    @Test
    void anotherFileIsNotTakenForOneOfOurs() {
        assertThatThrownBy(() -> Samples.read(folder, "a,b,c\n1,2,3\n"))
                .isInstanceOf(CannotGoOn.class)
                .hasMessageContaining("is neither online-retail nor complete-journey: its first line is \"a,b,c\".");
    }

    @Test
    void countsTheMonthThatTheCloneCarries() {
        Recording recording = Recording.read(Samples.month());
        Tally tally = recording.tally();
        assertThat(tally.refused()).isEmpty();
        assertThat(tally.lines()).isEqualTo(42_481);
        assertThat(List.of(Kind.values()).stream()
                        .mapToLong(kind -> tally.of(kind).lines())
                        .sum())
                .isEqualTo(42_481);
    }
}
