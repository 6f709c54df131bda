package io.oneshelf.insight;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The figures of a day.
 *
 * @param position up to which position of the journal they are
 * @param behind true when the journal goes further and the next look will go on
 * @param since the day's midnight
 * @param day sales since then
 * @param minutes sales of the last minutes, by the minute
 * @param hours sales of the last 24 hours, by the hour
 * @param oversold what was promised beyond what is there
 * @param refusals how often was refused, by word, since this process began
 */
public record TodayFigures(
        Instant at,
        long position,
        boolean behind,
        Instant since,
        List<Sales> day,
        List<Sales> minutes,
        List<Sales> hours,
        Orders orders,
        Oversold oversold,
        EmptyShelves emptyShelves,
        Holds holds,
        Map<String, Long> refusals,
        Light audit) {

    /**
     * Orders that were paid.
     *
     * @param from when the time begins that is told together
     * @param total minor units
     */
    public record Sales(Instant from, String channel, String currency, long orders, long total) {}

    /**
     * Where orders stand.
     *
     * @param byState of those that are over, those of the day
     * @param more true when the figures say "at least"
     */
    public record Orders(Map<String, Long> byState, List<Queue> queues, boolean more) {}

    /** Groups that wait at one place. */
    public record Queue(String location, String mode, long groups, Instant oldest) {}

    /**
     * What was promised beyond what is there, or is gone although it was not.
     *
     * @param units of all shelves together, each in the unit of its SKU
     * @param more true when there are more shelves than were looked at
     * @param first the shelves that lack most, at most 100
     */
    public record Oversold(long units, long shelves, boolean more, List<ShortShelf> first) {}

    /** One of them. */
    public record ShortShelf(String sku, String location, long units, long onHand, long held) {}

    /**
     * Shelves with nothing left to promise.
     *
     * @param at when was looked
     * @param more true when there are more shelves than were looked at
     * @param first at most 100
     */
    public record EmptyShelves(Instant at, long count, boolean more, List<EmptyShelf> first) {}

    /** One of them. */
    public record EmptyShelf(String sku, String location, long onHand, long held) {}

    /** Holds that end within five minutes; the count goes up to 1,000. */
    public record Holds(long count, List<Ending> first) {}

    /**
     * One of them.
     *
     * @param kind of the document that holds, such as {@code order.order}
     */
    public record Ending(String kind, String document, Instant until) {}

    /**
     * What the monitor knows.
     *
     * @param ok no promise is known to be broken
     * @param lagSeconds how long ago all had been audited
     */
    public record Light(boolean ok, long violations, long position, long lagSeconds) {}
}
