package io.oneshelf.ledger;

/**
 * Names a hold: the number of the document that promised it, and which of that document's holds it is.
 *
 * @param no the document's number
 * @param part from 1; an order has one hold for each fulfilment group
 */
public record HoldId(long no, int part) implements Comparable<HoldId> {
    @Override
    public int compareTo(HoldId other) {
        return no != other.no ? Long.compare(no, other.no) : Integer.compare(part, other.part);
    }
}
