package io.oneshelf.testing.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A sentence that can be made smaller: its numbers, and how many parts it has. */
public sealed interface Step {

    /** A sentence with a pair of braces for each number: {@code Step.of("reserve R7 coat@north {} for {}s", 3, 60)}. */
    static Step of(String pattern, long... values) {
        List<Long> all = new ArrayList<>();
        for (long value : values) {
            all.add(value);
        }
        return new Plain(pattern, all);
    }

    /** The same with the numbers as a list. */
    static Step of(String pattern, List<Long> values) {
        return new Plain(pattern, values);
    }

    /** Steps told one after the other, none of which can be left out. */
    static Step joined(String between, Step... steps) {
        return new Parts("", between, List.of(steps), false, false);
    }

    /** A sentence with one or more parts, such as the lines of a receipt. */
    static Step lines(String before, String between, List<Step> lines) {
        return new Parts(before, between, lines, true, false);
    }

    /** Several sentences told at one moment; one that is left over is told by itself. */
    static Step together(String before, String between, List<Step> steps) {
        return new Parts(before, between, steps, true, true);
    }

    /** The same step a little smaller, the boldest first. */
    List<Step> smaller();

    /** A sentence whose numbers shrink to one, or to minus one. */
    record Plain(String pattern, List<Long> values) implements Step {

        private static final String HOLE = "{}";

        public Plain {
            values = List.copyOf(values);
            if (pattern.split("\\{}", -1).length != values.size() + 1) {
                throw new IllegalArgumentException("as many braces as numbers: " + pattern + " " + values);
            }
        }

        @Override
        public List<Step> smaller() {
            List<Step> smaller = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                long value = values.get(i);
                long one = Long.signum(value);
                for (long candidate : new long[] {one, value / 2, value - one}) {
                    if (Math.abs(candidate) < Math.abs(value) && candidate != 0) {
                        List<Long> changed = new ArrayList<>(values);
                        changed.set(i, candidate);
                        smaller.add(new Plain(pattern, changed));
                    }
                }
            }
            return smaller;
        }

        @Override
        public String toString() {
            StringBuilder sentence = new StringBuilder(pattern);
            for (Long value : values) {
                int hole = sentence.indexOf(HOLE);
                sentence.replace(hole, hole + HOLE.length(), value.toString());
            }
            return sentence.toString();
        }
    }

    /**
     * @param droppable whether parts can be left out, as long as one stays
     * @param alone whether a single part can be told without the rest
     */
    record Parts(String before, String between, List<Step> parts, boolean droppable, boolean alone) implements Step {

        public Parts {
            parts = List.copyOf(parts);
        }

        @Override
        public List<Step> smaller() {
            List<Step> smaller = new ArrayList<>();
            if (alone) {
                smaller.addAll(parts);
            }
            for (int i = 0; i < parts.size(); i++) {
                if (droppable && parts.size() > 1) {
                    List<Step> fewer = new ArrayList<>(parts);
                    fewer.remove(i);
                    smaller.add(new Parts(before, between, fewer, true, alone));
                }
            }
            for (int i = 0; i < parts.size(); i++) {
                for (Step candidate : parts.get(i).smaller()) {
                    List<Step> changed = new ArrayList<>(parts);
                    changed.set(i, candidate);
                    smaller.add(new Parts(before, between, changed, droppable, alone));
                }
            }
            return smaller;
        }

        @Override
        public String toString() {
            return before + parts.stream().map(Step::toString).collect(Collectors.joining(between));
        }
    }
}
