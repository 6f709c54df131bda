package io.oneshelf.access;

import java.util.Optional;

/**
 * Money that is given back for goods or services of which nobody knows from which order they come.
 *
 * @param amount minor units of {@code currency}, for all that is taken back together
 */
public record RefundWithoutReceipt(long amount, String currency) implements Matter {

    @Override
    public Optional<Doubt> doubt(Matter claimed) {
        return switch (claimed) {
            case RefundWithoutReceipt refund -> equals(refund) ? Optional.empty() : Optional.of(Doubt.OTHER_SUM);
            case PriceByHand price -> Optional.of(Doubt.OTHER_MATTER);
        };
    }
}
