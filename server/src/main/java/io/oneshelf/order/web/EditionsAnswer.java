package io.oneshelf.order.web;

import io.oneshelf.access.http.Says;

/** The facts an offer rests on. */
@Says("By which facts it was priced and planned")
record EditionsAnswer(
        @Says("The position of the journal up to which prices, products, taxes and places were known")
        long journal) {}
