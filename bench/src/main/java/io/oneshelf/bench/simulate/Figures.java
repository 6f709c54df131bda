package io.oneshelf.bench.simulate;

import java.util.EnumMap;
import java.util.Map;

/** What a year, or many, came to. */
final class Figures {

    long steps;
    long commits;
    long orders;
    long sold;
    long returned;
    long refused;
    long days;
    private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);

    void met(Fault fault) {
        faults.merge(fault, 1L, Long::sum);
    }

    /** How often it was met. */
    long times(Fault fault) {
        return faults.getOrDefault(fault, 0L);
    }

    void add(Figures other) {
        steps += other.steps;
        commits += other.commits;
        orders += other.orders;
        sold += other.sold;
        returned += other.returned;
        refused += other.refused;
        days += other.days;
        other.faults.forEach((fault, times) -> faults.merge(fault, times, Long::sum));
    }
}
