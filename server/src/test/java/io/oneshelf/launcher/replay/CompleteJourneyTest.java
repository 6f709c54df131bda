package io.oneshelf.launcher.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.launcher.replay.CompleteJourney.Kind;
import io.oneshelf.launcher.replay.Recorded.Sale;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Till lines of a grocer; the lines are taken from the file. */
class CompleteJourneyTest {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            COUPON_ALONE | "1166","408","31969185576","5978656",0,0,0,1.4,0,9,2017-02-21 11:01:45
            QUANTITY_ZERO | "1038","340","31389956808","983659",0,0,0,0,0,3,2017-01-13 20:15:04
            QUANTITY_ZERO | "2491","389","32478901200","13945244",0,4.440892e-16,0,0,0,14,2017-03-27 13:15:00
            QUANTITY_ZERO | "2223","381","4.0128e+10","1079228",0,0,0,0,0,40,2017-09-28 01:22:06
            COUPON_EXCEEDS | "39","320","32589825437","7441558",3,1,0.79,1.34,0,15,2017-04-03 11:48:22
            GOODS | "2261","309","31625220889","940996",1,3.86,0.43,0,0,5,2017-01-28 14:06:53
            GOODS | "573","343","32760904833","6534178",8776,23.25,0.88,0,0,16,2017-04-16 20:31:19
            """)
    void aLineIsInTheFirstBucketThatFits(Kind bucket, String line) {
        Tally tally =
                Samples.read(folder, Samples.COMPLETE_JOURNEY + line + "\n").tally();
        assertThat(tally.refused()).isEmpty();
        assertThat(tally.of(bucket).lines()).isEqualTo(1);
    }

    @Test
    void theLinesTotalIsSentBecauseItNeedNotDivideByTheQuantity() {
        Recording recording = Samples.read(
                folder,
                Samples.COMPLETE_JOURNEY
                        + "\"400\",\"388\",\"31932241118\",\"13094913\",2,11.87,2.9,0,0,8,2017-02-18 13:13:10\n");
        Sale sale = (Sale) recording.documents().getFirst();
        assertThat(recording.pricedByLine()).isTrue();
        assertThat(sale.id()).isEqualTo("CJ-31932241118");
        assertThat(sale.location()).hasToString("CJ-388");
        assertThat(sale.at()).hasToString("2017-02-18T18:13:10Z");
        assertThat(sale.lines()).singleElement().satisfies(line -> {
            assertThat(line.hasUnitPrice()).isFalse();
            assertThat(line.minor()).isEqualTo(1187);
        });
    }

    @Test
    void aProductThatTheProductFileDoesNotKnowIsStillSold() {
        Recording recording = Samples.read(
                folder,
                Samples.COMPLETE_JOURNEY
                        + "\"2261\",\"309\",\"31625220889\",\"940996\",1,3.86,0.43,0,0,5,2017-01-28 14:06:53\n");
        assertThat(recording.articles()).singleElement().satisfies(article -> {
            assertThat(article.name()).isEqualTo(Name.both("Product 940996"));
            assertThat(article.listPriceMinor()).isEqualTo(386);
        });
    }
}
