package io.oneshelf.order.web;

import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.order.OrderRefusal;

/** The refusal that tells the new offer, in the form in which a quote tells it. */
record OfferChangedAnswer(ProblemWord word, String detail, OfferAnswer offer) implements Refusal {

    /** The refusal as callers see it. */
    static Refusal seen(Refusal why) {
        return why instanceof OrderRefusal.OfferChanged changed
                ? new OfferChangedAnswer(changed.word(), changed.detail(), OfferAnswer.of(changed.offer()))
                : why;
    }
}
