package io.oneshelf.access;

import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;
import java.util.List;

/**
 * The request cannot be read.
 *
 * @param errors every bad field, in the order they were met
 */
public record Malformed(List<BadField> errors) implements Refusal {

    public Malformed {
        errors = List.copyOf(errors);
    }

    public static Malformed of(String field, String detail) {
        return new Malformed(List.of(new BadField(field, detail)));
    }

    @Override
    public ProblemWord word() {
        return RequestProblem.MALFORMED;
    }

    @Override
    public String detail() {
        return errors.size() == 1
                ? "One field cannot be accepted: " + errors.getFirst().field() + "."
                : errors.size() + " fields cannot be accepted.";
    }

    /**
     * One field that cannot be accepted.
     *
     * @param field where it stands, such as {@code lines[3].quantity}; {@code body} for the whole
     * @param detail what is wrong with it; never what was sent, which may be personal
     */
    public record BadField(String field, String detail) {}
}
