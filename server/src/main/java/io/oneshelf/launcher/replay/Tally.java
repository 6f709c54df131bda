package io.oneshelf.launcher.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts a file's lines into buckets: lines, units and money, each exactly as recorded. */
final class Tally {

    /**
     * What is in a bucket.
     *
     * @param units signed, as the file has them
     * @param mills quantity times price, signed, in thousandths of the currency unit
     */
    record Count(long lines, long units, long mills) {

        static final Count NOTHING = new Count(0, 0, 0);

        Count plus(long moreUnits, long moreMills) {
            return new Count(lines + 1, units + moreUnits, Math.addExact(mills, moreMills));
        }
    }

    private final Map<Bucket, Count> counts = new LinkedHashMap<>();
    private final List<RefusedRow> refused = new ArrayList<>();

    /** Starts with every bucket at zero, so that an empty one is printed too. */
    Tally(Bucket... buckets) {
        for (Bucket bucket : buckets) {
            counts.put(bucket, Count.NOTHING);
        }
    }

    void add(Bucket bucket, long units, long mills) {
        counts.put(bucket, of(bucket).plus(units, mills));
    }

    void refuse(RefusedRow row) {
        refused.add(row);
    }

    Count of(Bucket bucket) {
        return counts.getOrDefault(bucket, Count.NOTHING);
    }

    Map<Bucket, Count> counts() {
        return counts;
    }

    List<RefusedRow> refused() {
        return refused;
    }

    /** All lines of the file: the refused ones and those of every bucket. */
    long lines() {
        return refused.size() + counts.values().stream().mapToLong(Count::lines).sum();
    }

    long mills() {
        return counts.values().stream().mapToLong(Count::mills).sum();
    }
}
