package io.oneshelf.access;

import io.oneshelf.kernel.SkuCode;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Another price for so many units of one SKU.
 *
 * @param quantity base units; of an approval, the most it is good for
 * @param unitPrice minor units of {@code currency} for {@code per} base units
 * @param per how many base units the price is of, above 1; null for one. So it is written down as before there was more
 */
public record PriceByHand(
        SkuCode sku,
        long quantity,
        long unitPrice,
        String currency,
        @Nullable Long per) implements Matter {

    public PriceByHand {
        per = per == null || per == 1 ? null : per;
    }

    @Override
    public Optional<Doubt> doubt(Matter claimed) {
        return switch (claimed) {
            case PriceByHand price -> doubt(price);
            case RefundWithoutReceipt refund -> Optional.of(Doubt.OTHER_MATTER);
        };
    }

    private Optional<Doubt> doubt(PriceByHand claimed) {
        if (!sku.equals(claimed.sku)) {
            return Optional.of(Doubt.OTHER_SKU);
        }
        if (unitPrice != claimed.unitPrice || !currency.equals(claimed.currency) || !Objects.equals(per, claimed.per)) {
            return Optional.of(Doubt.OTHER_PRICE);
        }
        return quantity < claimed.quantity ? Optional.of(Doubt.MORE_UNITS) : Optional.empty();
    }
}
