package io.oneshelf.launcher.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.launcher.replay.Recorded.Cancellation;
import io.oneshelf.launcher.replay.Recorded.CancelledLine;
import io.oneshelf.launcher.replay.Recorded.Sale;
import io.oneshelf.launcher.replay.Recorded.SaleLine;
import io.oneshelf.launcher.replay.Step.RefundedLine;
import io.oneshelf.launcher.replay.Step.ReturnOfOrder;
import io.oneshelf.launcher.replay.Step.ReturnWithoutReceipt;
import io.oneshelf.launcher.replay.Step.ReturnedLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cancellation takes back the latest units of that customer, code and price that nobody has taken back. */
class MatchingTest {

    private static final MemberId ANN = new MemberId("OR-1");
    private static final MemberId BEN = new MemberId("OR-2");
    private static final SkuCode CUP = new SkuCode("CUP");

    @Test
    void takesTheLatestUnitsFirstAndGoesOverSeveralSales() {
        assertThat(returns(
                        sale("1", ANN, line(4, 1000)),
                        sale("2", ANN, line(5, 1000)),
                        cancellation("C3", ANN, cancelled(6, 1000))))
                .containsExactly(
                        returned("C3-1", "2", new ReturnedLine(1, CUP, true, 5, 5000)),
                        returned("C3-2", "1", new ReturnedLine(1, CUP, true, 1, 1000)));
    }

    @Test
    void takesNothingBackTwice() {
        assertThat(returns(
                        sale("1", ANN, line(4, 1000)),
                        cancellation("C2", ANN, cancelled(3, 1000)),
                        cancellation("C3", ANN, cancelled(3, 1000))))
                .containsExactly(
                        returned("C2-1", "1", new ReturnedLine(1, CUP, true, 3, 3000)),
                        returned("C3-1", "1", new ReturnedLine(1, CUP, true, 1, 1000)),
                        rest("C3-rest", ANN, new RefundedLine(CUP, true, 2, 2000)));
    }

    @Test
    void doesNotTakeWhatWasSoldLaterOrToAnotherOrAtAnotherPrice() {
        assertThat(returns(
                        sale("1", BEN, line(4, 1000)),
                        sale("2", ANN, line(4, 1010)),
                        cancellation("C3", ANN, cancelled(1, 1000)),
                        sale("4", ANN, line(4, 1000))))
                .containsExactly(rest("C3-rest", ANN, new RefundedLine(CUP, true, 1, 1000)));
    }

    @Test
    void knowsNoSaleOfACustomerWhoIsNotNamed() {
        assertThat(returns(sale("1", null, line(4, 1000)), cancellation("C2", null, cancelled(1, 1000))))
                .containsExactly(rest("C2-rest", null, new RefundedLine(CUP, true, 1, 1000)));
    }

    @Test
    void addsUpTwoLinesOfACancellationThatTakeFromOneLineOfASale() {
        assertThat(returns(
                        sale("1", ANN, line(2, 1000), line(7, 1000)),
                        cancellation("C2", ANN, cancelled(3, 1000), cancelled(5, 1000))))
                .containsExactly(returned(
                        "C2-1", "1", new ReturnedLine(1, CUP, true, 1, 1000), new ReturnedLine(2, CUP, true, 7, 7000)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whateverIsCancelledIsMatchedOrLeftAndNoUnitComesBackTwice(long seed) {
        Random random = new Random(seed);
        List<Recorded> documents = new ArrayList<>();
        Map<String, Long> sold = new HashMap<>();
        long cancelledUnits = 0;
        for (int i = 0; i < 600; i++) {
            MemberId member = random.nextInt(5) == 0 ? null : new MemberId("OR-" + random.nextInt(6));
            if (random.nextInt(3) > 0) {
                List<SaleLine> lines = new ArrayList<>();
                for (int n = 0; n <= random.nextInt(4); n++) {
                    long quantity = 1 + random.nextInt(9);
                    SkuCode sku = new SkuCode("S" + random.nextInt(4));
                    lines.add(new SaleLine(sku, true, quantity, quantity * 10 * random.nextInt(1, 4)));
                    sold.put(i + "/" + lines.size(), quantity);
                }
                documents.add(sale(String.valueOf(i), member, lines.toArray(SaleLine[]::new)));
            } else {
                long quantity = 1 + random.nextInt(12);
                cancelledUnits += quantity;
                documents.add(cancellation(
                        "C" + i,
                        member,
                        new CancelledLine(
                                new SkuCode("S" + random.nextInt(4)), true, quantity, 10L * random.nextInt(1, 4))));
            }
        }

        long back = 0;
        for (Step step : Matching.of(documents)) {
            switch (step) {
                case ReturnOfOrder of -> {
                    for (ReturnedLine line : of.lines()) {
                        back += line.quantity();
                        long left = sold.merge(of.order() + "/" + line.line(), -line.quantity(), Long::sum);
                        assertThat(left).as("units of %s left", of.order()).isNotNegative();
                    }
                }
                case ReturnWithoutReceipt without ->
                    back += without.lines().stream()
                            .mapToLong(RefundedLine::quantity)
                            .sum();
                case Sale sale -> assertThat(sale.lines()).isNotEmpty();
                case Recorded.Adjustment adjustment ->
                    assertThat(adjustment.id()).isEmpty();
            }
        }
        assertThat(back).isEqualTo(cancelledUnits);
        assertThat(Matching.of(documents)).as("a second run sends the same").isEqualTo(Matching.of(documents));
    }

    private static List<Step> returns(Recorded... documents) {
        return Matching.of(List.of(documents)).stream()
                .filter(step -> !(step instanceof Sale))
                .toList();
    }

    private static Sale sale(String id, @Nullable MemberId member, SaleLine... lines) {
        return new Sale(id, Instant.EPOCH, OnlineRetail.WEB, OnlineRetail.WAREHOUSE, member, List.of(lines));
    }

    private static SaleLine line(long quantity, long unitMills) {
        return new SaleLine(CUP, true, quantity, quantity * unitMills);
    }

    private static Cancellation cancellation(String id, @Nullable MemberId member, CancelledLine... lines) {
        return new Cancellation(id, Instant.EPOCH, OnlineRetail.WEB, OnlineRetail.WAREHOUSE, member, List.of(lines));
    }

    private static CancelledLine cancelled(long quantity, long unitMills) {
        return new CancelledLine(CUP, true, quantity, unitMills);
    }

    private static Step returned(String id, String order, ReturnedLine... lines) {
        return new ReturnOfOrder(id, order, Instant.EPOCH, OnlineRetail.WAREHOUSE, List.of(lines));
    }

    private static Step rest(String id, @Nullable MemberId member, RefundedLine... lines) {
        return new ReturnWithoutReceipt(
                id, Instant.EPOCH, OnlineRetail.WEB, OnlineRetail.WAREHOUSE, member, List.of(lines));
    }
}
