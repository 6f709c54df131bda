package io.oneshelf.kernel;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Splits a whole number into whole parts in proportion to weights, by the method of the largest remainder (Hamilton). */
final class LargestRemainder {

    private LargestRemainder() {}

    static List<Long> split(long total, List<Long> weights) {
        BigInteger sum = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() <= 0 || weights.stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("weights must be zero or more, and one of them more than zero");
        }
        List<Long> parts = new ArrayList<>(weights.size());
        List<BigInteger> remainders = new ArrayList<>(weights.size());
        long given = 0;
        for (long weight : weights) {
            // Floored, not truncated, so that a negative total splits by the same rule as a positive one.
            BigInteger exact = BigInteger.valueOf(total).multiply(BigInteger.valueOf(weight));
            BigInteger remainder = exact.mod(sum);
            long part = exact.subtract(remainder).divide(sum).longValueExact();
            parts.add(part);
            remainders.add(remainder);
            given += part;
        }
        List<Integer> byRemainder = IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
                .toList();
        for (int i = 0; given < total; i++, given++) {
            int part = byRemainder.get(i);
            parts.set(part, parts.get(part) + 1);
        }
        return parts;
    }
}
