package io.oneshelf.testing.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** That a search can fail, on a cup that spills. */
@DisplayName("A search")
class SearchTest {

    /** A cup that holds ten, or, when it is broken, forgets a drop of every pouring of more than six. */
    private static final class Cup implements Trial<Cup> {
        private final boolean broken;
        private long poured;
        private long inside;

        Cup(boolean broken) {
            this.broken = broken;
        }

        @Override
        public Cup model() {
            return this;
        }

        @Override
        public void play(String sentence) {
            String[] words = sentence.split(" ");
            switch (words[0]) {
                case "pour" -> {
                    long drops = Long.parseLong(words[1]);
                    poured += drops;
                    inside += broken && drops > 6 ? drops - 1 : drops;
                }
                case "empty" -> {
                    poured = 0;
                    inside = 0;
                }
                case "look" -> assertThat(inside).isEqualTo(poured);
                default -> throw new IllegalArgumentException(sentence);
            }
        }
    }

    private static Search<Cup> search(boolean broken) {
        return Search.of(() -> new Cup(broken))
                .move("pour", 3, any -> true, (dice, cup) -> Step.of("pour {}", dice.number(1, 50)))
                .move("empty", 1, cup -> cup.poured > 0, (dice, cup) -> Step.of("empty"))
                .move("look", 1, any -> true, (dice, cup) -> Step.of("look"));
    }

    @Test
    @DisplayName("finds nothing where nothing is wrong, and says what it did")
    void findsNothing() {
        Map<String, Integer> made = search(false).run(1, 20, 50);
        assertThat(made.keySet()).containsExactly("pour", "empty", "look");
        assertThat(made.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(20 * 50);
        assertThat(made.values()).allMatch(times -> times > 50);
    }

    @Test
    @DisplayName("shrinks what fails to the fewest steps and the smallest numbers")
    void shrinks() {
        Fault fault = search(true).find(7, 100).orElseThrow();
        assertThat(fault.shrunk()).containsExactly("pour 7", "look");
        assertThat(fault.steps()).isGreaterThan(2);
    }

    @Test
    @DisplayName("finds the same for the same seed")
    void repeats() {
        Optional<Fault> once = search(true).find(11, 100);
        Optional<Fault> again = search(true).find(11, 100);
        assertThat(once.map(Fault::steps)).isEqualTo(again.map(Fault::steps)).isPresent();
    }

    @Test
    @DisplayName("fails with its seed and with steps to paste, and what is pasted fails too")
    void tells() {
        assertThatThrownBy(() -> search(true).run(1, 5, 100))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed 1 fails at step")
                .hasMessageContaining("replay(\n        \"pour 7\",\n        \"look\");");
        assertThatThrownBy(() -> search(true).replay(List.of("pour 7", "look"))).isInstanceOf(AssertionError.class);
        search(false).replay(List.of("pour 7", "look"));
        search(true).replay(List.of("pour 6", "look"));
    }

    @Test
    @DisplayName("never asks for what its precondition forbids")
    void keepsPreconditions() {
        Search<Cup> search = Search.<Cup>of(() -> new Cup(false))
                .move("pour", 1, cup -> cup.poured == 0, (dice, cup) -> Step.of("pour {}", 3))
                .move("empty", 1, cup -> cup.poured == 3, (dice, cup) -> Step.of("empty"));
        assertThat(search.run(1, 1, 40).values()).containsExactly(20, 20);
    }
}
