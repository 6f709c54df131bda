package io.oneshelf.journal;

import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;
import java.util.List;

/** The id is taken by a command with other content. */
public final class ExistsDifferent implements Refusal {

    private final ProblemWord word;
    private final List<String> fields;

    ExistsDifferent(ProblemWord word, List<String> fields) {
        this.word = word;
        this.fields = List.copyOf(fields);
    }

    /** The names of the fields that differ. */
    public List<String> fields() {
        return fields;
    }

    @Override
    public ProblemWord word() {
        return word;
    }

    @Override
    public String detail() {
        return "The id exists with other content in: " + String.join(", ", fields) + ".";
    }
}
