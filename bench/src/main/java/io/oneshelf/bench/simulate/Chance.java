package io.oneshelf.bench.simulate;

import java.util.List;
import java.util.Random;

/** Seeded chance. */
final class Chance {

    private final Random random;

    Chance(long seed) {
        this.random = new Random(seed);
    }

    /** From {@code least} to {@code most}, both included. */
    int number(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** Once in so many. */
    boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    /** So many times in a hundred. */
    boolean percent(int times) {
        return random.nextInt(100) < times;
    }

    <T> T oneOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}
