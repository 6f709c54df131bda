package io.oneshelf.launcher.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.launcher.replay.Tally.Count;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The whole files, counted. They are no part of the clone: only {@code .ci/run} has them, and says where with
 * ONESHELF_SHARED, the folder that holds {@code data/}.
 */
@EnabledIfEnvironmentVariable(named = "ONESHELF_SHARED", matches = ".+")
class WholeYearTest {

    @Test
    void everyLineOfOnlineRetailIsInOneBucket() {
        Recording year = Recording.read(shared("data/online-retail/online-retail.csv.gz"));
        Tally tally = year.tally();
        assertThat(tally.refused()).isEmpty();
        assertThat(tally.counts())
                .isEqualTo(Map.of(
                        OnlineRetail.Kind.FINANCIAL_ADJUSTMENT, new Count(3, 3, -11_062_060),
                        OnlineRetail.Kind.STOCK_ADJUSTMENT, new Count(1_336, -206_957, 0),
                        OnlineRetail.Kind.FREE_GOODS, new Count(1_179, 72_603, 0),
                        OnlineRetail.Kind.CANCELLED_GOODS, new Count(8_704, -272_030, -478_724_180),
                        OnlineRetail.Kind.CANCELLED_SERVICE, new Count(584, -5_544, -418_088_310),
                        OnlineRetail.Kind.SERVICE, new Count(2_311, 11_239, 383_503_611),
                        OnlineRetail.Kind.GOODS, new Count(527_792, 5_577_136, 10_272_118_873L)));
        assertThat(tally.lines()).isEqualTo(541_909);
        assertThat(tally.mills()).isEqualTo(9_747_747_934L);
        assertThat(year.articles()).hasSize(3_958);
        assertThat(year.members()).hasSize(4_372);
    }

    @Test
    void aYearsGoodsAreReceivedInTimeAndTooFewAreNot() {
        Recording year = Recording.read(shared("data/online-retail/online-retail.csv.gz"));
        List<Step> steps = Matching.of(year.documents());
        assertThat(Rehearsal.refusals(steps, received(year, "1"))).isEmpty();
        assertThat(Rehearsal.refusals(steps, received(year, "0.95"))).hasSizeGreaterThan(1_000);
    }

    @Test
    void everyLineOfTheCompleteJourneyIsInOneBucket() {
        Recording journey = Recording.read(shared("data/complete-journey/transactions_sample.csv.gz"));
        Tally tally = journey.tally();
        assertThat(tally.refused()).isEmpty();
        assertThat(tally.lines()).isEqualTo(75_000);
        long couponAlone = tally.of(CompleteJourney.Kind.COUPON_ALONE).lines();
        assertThat(couponAlone + tally.of(CompleteJourney.Kind.QUANTITY_ZERO).lines())
                .as("lines of quantity 0")
                .isEqualTo(416);
        assertThat(couponAlone + tally.of(CompleteJourney.Kind.COUPON_EXCEEDS).lines())
                .as("lines whose coupon exceeds the sale")
                .isEqualTo(169);
        assertThat(journey.places()).hasSize(293);
        assertThat(journey.documents().stream()
                        .map(Recorded.Sale.class::cast)
                        .flatMap(sale -> sale.lines().stream())
                        .filter(line -> !line.hasUnitPrice())
                        .count())
                .as("lines that do not divide by their quantity")
                .isEqualTo(2_271);
    }

    private static Map<Shelf, Long> received(Recording recording, String share) {
        Map<Shelf, Long> received = new HashMap<>();
        Receipts.of(recording, new BigDecimal(share))
                .forEach(receipt ->
                        receipt.lines().forEach(line -> received.merge(line.shelf(), line.quantity(), Long::sum)));
        return received;
    }

    private static Path shared(String path) {
        return Path.of(System.getenv("ONESHELF_SHARED")).resolve(path);
    }
}
