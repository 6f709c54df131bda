package io.oneshelf.order.web;

import io.oneshelf.access.http.Says;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.offer.Offer;
import io.oneshelf.order.BasketId;
import io.oneshelf.order.PricedBasket;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A basket in the API. */
@Says("A basket, and what it would come to if it were ordered now")
record BasketAnswer(
        BasketId id,
        BasketBody wanted,

        @Says("Absent when it cannot be offered now") @Nullable
        OfferAnswer offer,

        @Says("Why it cannot be offered now") @Nullable Obstacle obstacle,

        @Says("The version, for If-Match") long version,
        Instant recordedAt) {

    static BasketAnswer of(PricedBasket priced) {
        return new BasketAnswer(
                new BasketId(priced.basket().key().id()),
                BasketBody.of(priced.basket().body().wanted()),
                priced.offer() instanceof Outcome.Found<Offer> found ? OfferAnswer.of(found.value()) : null,
                priced.offer() instanceof Outcome.Refused<Offer> refused ? Obstacle.of(refused.why()) : null,
                priced.basket().version(),
                priced.basket().recordedAt());
    }

    /** Why there is no offer. */
    @Says("Why it cannot be offered now")
    record Obstacle(
            @Says("The type that the problem would have") String type, String detail) {
        static Obstacle of(Refusal why) {
            return new Obstacle(why.word().type(), why.detail());
        }
    }
}
