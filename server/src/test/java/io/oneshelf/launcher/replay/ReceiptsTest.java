package io.oneshelf.launcher.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.kernel.SkuCode;
import io.oneshelf.launcher.replay.Receipts.Receipt;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goods are received on Monday as far as the week falls short of them. */
class ReceiptsTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void eachWeekReceivesWhatItLacks() {
        assertThat(receipts("""
                1,CUP,CUP,6,2010-12-01 08:26,1.00,1,United Kingdom
                2,CUP,CUP,4,2010-12-03 08:26,1.00,1,United Kingdom
                3,CUP,CUP,5,2010-12-06 00:00,1.00,1,United Kingdom
                """, "1"))
                .containsExactly(
                        "or-receipt-2010-W48-1 at 2010-11-29T00:00:00Z: 10",
                        "or-receipt-2010-W49-1 at 2010-12-06T00:00:00Z: 5");
    }

    @Test
    void returnedGoodsCountOnlyAfterTheyAreBack() {
        assertThat(receipts("""
                1,CUP,CUP,6,2010-12-01 08:26,1.00,1,United Kingdom
                2,CUP,CUP,4,2010-12-07 08:26,1.00,2,United Kingdom
                C3,CUP,CUP,-3,2010-12-08 08:26,1.00,1,United Kingdom
                4,CUP,CUP,2,2010-12-14 08:26,1.00,2,United Kingdom
                """, "1"))
                .containsExactly(
                        "or-receipt-2010-W48-1 at 2010-11-29T00:00:00Z: 6",
                        "or-receipt-2010-W49-1 at 2010-12-06T00:00:00Z: 4");
    }

    @Test
    void whatIsWrittenOffMustHaveBeenThereAndServicesNeedNotBe() {
        assertThat(receipts("""
                1,CUP,,-6,2010-12-01 08:26,0,,United Kingdom
                2,POST,POSTAGE,1,2010-12-01 08:27,18.00,1,France
                """, "1")).containsExactly("or-receipt-2010-W48-1 at 2010-11-29T00:00:00Z: 6");
    }

    @Test
    void aTightRetailerReceivesOfAllThatIsNeededTheShareRoundedDown() {
        assertThat(receipts("""
                1,CUP,CUP,6,2010-12-01 08:26,1.00,1,United Kingdom
                2,CUP,CUP,5,2010-12-07 08:26,1.00,1,United Kingdom
                """, "0.95"))
                .containsExactly(
                        "or-receipt-2010-W48-1 at 2010-11-29T00:00:00Z: 5",
                        "or-receipt-2010-W49-1 at 2010-12-06T00:00:00Z: 5");
    }

    @Test
    void aMondayInSummerBeginsAnHourEarlierInUniversalTime() {
        assertThat(receipts("1,CUP,CUP,6,2011-06-10 15:31,1.00,1,United Kingdom\n", "1"))
                .containsExactly("or-receipt-2011-W23-1 at 2011-06-05T23:00:00Z: 6");
    }

    @Test
    void withAllReceivedTheMonthRefusesNothingAndWithTooLittleItRefusesSome() {
        Recording month = Recording.read(Samples.month());
        List<Step> steps = Matching.of(month.documents());
        assertThat(Rehearsal.refusals(steps, received(Receipts.of(month, BigDecimal.ONE))))
                .isEmpty();
        assertThat(Rehearsal.refusals(steps, received(Receipts.of(month, new BigDecimal("0.95")))))
                .isNotEmpty();
    }

    private static Map<Shelf, Long> received(List<Receipt> receipts) {
        Map<Shelf, Long> received = new HashMap<>();
        receipts.forEach(
                receipt -> receipt.lines().forEach(line -> received.merge(line.shelf(), line.quantity(), Long::sum)));
        return received;
    }

    private List<String> receipts(String lines, String share) {
        Recording recording = Samples.read(folder, Samples.ONLINE_RETAIL + lines);
        Shelf cups = new Shelf(OnlineRetail.WAREHOUSE, new SkuCode("CUP"));
        return Receipts.of(recording, new BigDecimal(share)).stream()
                .map(receipt -> {
                    assertThat(receipt.lines()).extracting(Receipts.Line::shelf).containsExactly(cups);
                    return receipt.id() + " at " + receipt.at() + ": "
                            + receipt.lines().getFirst().quantity();
                })
                .toList();
    }
}
