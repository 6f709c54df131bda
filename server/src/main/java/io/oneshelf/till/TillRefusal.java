package io.oneshelf.till;

import io.oneshelf.kernel.Refusal;
import java.util.List;

/** Every way in which a till is not believed, each with its own fields. */
public sealed interface TillRefusal extends Refusal {

    @Override
    TillProblem word();

    /** A refusal that has nothing to add to its sentence. */
    record Plain(TillProblem word, String detail) implements TillRefusal {}

    /** @param fields the names of the fields that differ */
    record ToldDifferently(String what, List<String> fields) implements TillRefusal {
        public ToldDifferently {
            fields = List.copyOf(fields);
        }

        @Override
        public TillProblem word() {
            return TillProblem.EXISTS_DIFFERENT;
        }

        @Override
        public String detail() {
            return "The " + what + " was told with other content in: " + String.join(", ", fields) + ".";
        }
    }
}
