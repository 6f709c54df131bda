package io.oneshelf.testing.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Rolls dice for steps, plays them, and shrinks what fails.
 *
 * <pre>{@code
 * Search<Model> search = Search.of(StockAndModel::new)
 *         .move("receive", 3, model -> true, (dice, model) -> Step.of("receive M1 coat@north {}", dice.number(1, 6)));
 * search.run(1, 150, 80);
 * search.replay(List.of("receive M1 coat@north 1", …));
 * }</pre>
 *
 * @param <M> the model
 */
public final class Search<M> {

    private static final int REPLAYS_MAX = 4_000;

    private final Supplier<? extends Trial<M>> fresh;
    private final List<Move<M>> moves = new ArrayList<>();
    private int replaysMax = REPLAYS_MAX;

    private record Move<M>(String name, int weight, Predicate<M> when, BiFunction<Dice, M, Step> step) {}

    private Search(Supplier<? extends Trial<M>> fresh) {
        this.fresh = fresh;
    }

    /** @param fresh makes the real thing and the model anew */
    public static <M> Search<M> of(Supplier<? extends Trial<M>> fresh) {
        return new Search<>(fresh);
    }

    /**
     * Something that can be done.
     *
     * @param weight how often, beside the other moves
     * @param when the precondition
     * @param step rolls the dice for one
     */
    public Search<M> move(String name, int weight, Predicate<M> when, BiFunction<Dice, M, Step> step) {
        moves.add(new Move<>(name, weight, when, step));
        return this;
    }

    /** How often a failing run may be played again to shrink it; fewer where a fresh start is dear. */
    public Search<M> shrinkingAtMost(int replays) {
        replaysMax = replays;
        return this;
    }

    /**
     * Plays a run for each seed and fails with the first {@link Fault}.
     *
     * @return how often each move was made
     */
    public Map<String, Integer> run(long firstSeed, int seeds, int steps) {
        Map<String, Integer> made = new LinkedHashMap<>();
        moves.forEach(move -> made.put(move.name, 0));
        for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
            Optional<Fault> fault = find(seed, steps, made);
            if (fault.isPresent()) {
                throw new AssertionError(fault.get().toString(), fault.get().failure());
            }
        }
        return made;
    }

    /** Plays the run of one seed, and shrinks it when it fails. */
    public Optional<Fault> find(long seed, int steps) {
        return find(seed, steps, new LinkedHashMap<>());
    }

    /** Plays these sentences from a fresh start and fails as they fail. */
    public void replay(List<String> sentences) {
        Throwable failure = failureOf(sentences.stream().map(Step::of).toList(), new ArrayList<>());
        if (failure != null) {
            throw new AssertionError(failure.getMessage(), failure);
        }
    }

    private Optional<Fault> find(long seed, int steps, Map<String, Integer> made) {
        Dice dice = new Dice(seed);
        List<Step> played = new ArrayList<>();
        Throwable failure = null;
        try (Trial<M> trial = fresh.get()) {
            for (int i = 0; i < steps && failure == null; i++) {
                Move<M> move = roll(dice, trial.model());
                made.merge(move.name, 1, Integer::sum);
                Step step = move.step.apply(dice, trial.model());
                played.add(step);
                failure = failureOf(trial, step);
            }
            if (failure == null) {
                failure = failureAtEnd(trial);
            }
        } catch (Exception e) {
            throw new IllegalStateException("the trial could not be closed", e);
        }
        return failure == null ? Optional.empty() : Optional.of(shrink(seed, played, failure));
    }

    private Move<M> roll(Dice dice, M model) {
        List<Move<M>> possible =
                moves.stream().filter(move -> move.when.test(model)).toList();
        int left =
                dice.number(1, possible.stream().mapToInt(move -> move.weight).sum());
        for (Move<M> move : possible) {
            left -= move.weight;
            if (left <= 0) {
                return move;
            }
        }
        throw new IllegalStateException("no move is possible");
    }

    // ── Shrinking ────────────────────────────────────────────────────────────────────────────────────────────────────

    /** What is left of a failing run while it is made smaller, and how it fails. */
    private final class Shrinking {
        private List<Step> steps;
        private Throwable failure;
        private int replays;

        Shrinking(List<Step> steps, Throwable failure) {
            this.steps = steps;
            this.failure = failure;
        }

        /** Keeps the candidate if it fails in the same manner, up to the step at which it does. */
        boolean keeps(List<Step> candidate) {
            if (replays >= replaysMax) {
                return false;
            }
            replays++;
            List<Step> played = new ArrayList<>();
            Throwable fails = failureOf(candidate, played);
            if (fails == null || fails.getClass() != failure.getClass()) {
                return false;
            }
            steps = played;
            failure = fails;
            return true;
        }
    }

    private Fault shrink(long seed, List<Step> played, Throwable failure) {
        Shrinking shrinking = new Shrinking(played, failure);
        boolean changed = true;
        while (changed) {
            changed = leaveOut(shrinking) | makeSmaller(shrinking);
        }
        return new Fault(
                seed,
                played.size(),
                shrinking.steps.stream().map(Step::toString).toList(),
                shrinking.failure);
    }

    /** Leaves out steps, many at once at first. */
    private boolean leaveOut(Shrinking shrinking) {
        boolean changed = false;
        for (int size = Math.max(1, shrinking.steps.size() / 2); size >= 1; size /= 2) {
            int at = 0;
            while (at < shrinking.steps.size()) {
                List<Step> without = new ArrayList<>(shrinking.steps.subList(0, at));
                without.addAll(
                        shrinking.steps.subList(Math.min(at + size, shrinking.steps.size()), shrinking.steps.size()));
                if (shrinking.keeps(without)) {
                    changed = true;
                } else {
                    at += size;
                }
            }
        }
        return changed;
    }

    private boolean makeSmaller(Shrinking shrinking) {
        boolean changed = false;
        for (int at = 0; at < shrinking.steps.size(); at++) {
            boolean smaller = true;
            while (smaller && at < shrinking.steps.size()) {
                smaller = false;
                for (Step candidate : shrinking.steps.get(at).smaller()) {
                    List<Step> with = new ArrayList<>(shrinking.steps);
                    with.set(at, candidate);
                    if (shrinking.keeps(with)) {
                        smaller = true;
                        changed = true;
                        break;
                    }
                }
            }
        }
        return changed;
    }

    /** Plays steps from a fresh start; {@code played} ends with the one that failed. */
    private @Nullable Throwable failureOf(List<Step> steps, List<Step> played) {
        try (Trial<M> trial = fresh.get()) {
            for (Step step : steps) {
                played.add(step);
                Throwable failure = failureOf(trial, step);
                if (failure != null) {
                    return failure;
                }
            }
            return failureAtEnd(trial);
        } catch (Exception e) {
            throw new IllegalStateException("the trial could not be closed", e);
        }
    }

    private static @Nullable Throwable failureOf(Trial<?> trial, Step step) {
        try {
            trial.play(step.toString());
            return null;
        } catch (AssertionError | RuntimeException failure) {
            return failure;
        }
    }

    private static @Nullable Throwable failureAtEnd(Trial<?> trial) {
        try {
            trial.end();
            return null;
        } catch (AssertionError | RuntimeException failure) {
            return failure;
        }
    }
}
