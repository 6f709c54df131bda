package io.oneshelf.stock;

import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.SkuCode;
import java.util.List;

/**
 * There is not enough. Higher floors answer with a word of their own and these same lines.
 *
 * @param lines each shelf that has not enough, in the order it was first asked of; never empty
 */
public record Shortfall(List<Line> lines) implements StockRefusal {

    public Shortfall {
        lines = List.copyOf(lines);
    }

    /**
     * One shelf that has not enough.
     *
     * @param wanted what all lines together ask of it
     * @param available what it could give, less than {@code wanted}
     */
    public record Line(SkuCode sku, LocationCode location, long wanted, long available) {}

    @Override
    public StockProblem word() {
        return StockProblem.SHORTFALL;
    }

    @Override
    public String detail() {
        Line first = lines.getFirst();
        String others = lines.size() == 1 ? "." : ", and " + (lines.size() - 1) + " more have not enough.";
        return first.location() + " has " + first.available() + " of " + first.sku() + " available, not "
                + first.wanted() + others;
    }
}
