package io.oneshelf.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A promise on one or more accounts.
 *
 * @param id its name
 * @param kind the kind of the document that owns it, such as {@code stock.reservation}
 * @param document that document's id
 * @param state where it stands; the state of the last end once nothing is open
 * @param until when it ends by itself; null once confirmed
 * @param lines what is promised, in the order it was asked for; never changed
 * @param settled how much of each line has gone to the customer
 * @param released how much of each line was given back or expired
 * @param version one more with each change
 */
public record Hold(
        HoldId id,
        String kind,
        String document,
        HoldState state,
        @Nullable Instant until,
        List<HoldLine> lines,
        List<Long> settled,
        List<Long> released,
        long version) {

    public Hold {
        lines = List.copyOf(lines);
        settled = List.copyOf(settled);
        released = List.copyOf(released);
    }

    static Hold made(HoldId id, String kind, String document, List<HoldLine> lines, @Nullable Instant until) {
        List<Long> none = lines.stream().map(line -> 0L).toList();
        HoldState state = until == null ? HoldState.CONFIRMED : HoldState.HELD;
        return new Hold(id, kind, document, state, until, lines, none, none, 1);
    }

    /** What line {@code index} (from 0) still promises. */
    public long open(int index) {
        return state.isOpen() ? lines.get(index).quantity() - settled.get(index) - released.get(index) : 0;
    }

    /** What every line still promises. */
    public List<Long> open() {
        List<Long> open = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            open.add(open(i));
        }
        return open;
    }

    /** Due when it is held and its time has come. */
    public boolean isDue(Instant now) {
        return state == HoldState.HELD && until != null && !until.isAfter(now);
    }

    Hold confirmed() {
        return new Hold(id, kind, document, HoldState.CONFIRMED, null, lines, settled, released, version + 1);
    }

    Hold settled(List<Long> quantities) {
        return ended(plus(settled, quantities), released, HoldState.SETTLED);
    }

    Hold released(List<Long> quantities, HoldState end) {
        return ended(settled, plus(released, quantities), end);
    }

    private Hold ended(List<Long> nowSettled, List<Long> nowReleased, HoldState end) {
        boolean over = true;
        for (int i = 0; i < lines.size(); i++) {
            over &= nowSettled.get(i) + nowReleased.get(i) == lines.get(i).quantity();
        }
        return new Hold(
                id,
                kind,
                document,
                over ? end : state,
                over ? null : until,
                lines,
                nowSettled,
                nowReleased,
                version + 1);
    }

    private static List<Long> plus(List<Long> a, List<Long> b) {
        List<Long> sum = new ArrayList<>(a.size());
        for (int i = 0; i < a.size(); i++) {
            sum.add(a.get(i) + b.get(i));
        }
        return sum;
    }
}
