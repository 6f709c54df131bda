package io.oneshelf.testing.search;

import java.util.List;
import java.util.Random;

/** Seeded chance. */
public final class Dice {

    private final Random random;

    public Dice(long seed) {
        this.random = new Random(seed);
    }

    /** From {@code least} to {@code most}, both included. */
    public int number(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    public <T> T oneOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final <T> T oneOf(T... things) {
        return things[random.nextInt(things.length)];
    }

    /** True once in so many throws. */
    public boolean once(int in) {
        return random.nextInt(in) == 0;
    }
}
