package io.oneshelf.order;

import java.time.Instant;

/**
 * One line of an order's history.
 *
 * @param at when it was recorded
 * @param what the word for it
 * @param why a sentence, or empty where the word says it all; never personal data
 * @param by the name of the token that did it, or {@link #CLOCK}
 */
public record Happening(Instant at, Step what, String why, String by) {

    /** Who did it when nobody did: its time was up. */
    public static final String CLOCK = "clock";
}
