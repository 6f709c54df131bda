package io.oneshelf.network;

import io.oneshelf.kernel.ProblemWord;
import java.util.Locale;

/** The network's words for refusal. */
public enum NetworkProblem implements ProblemWord {
    UNKNOWN_LOCATION(422, "Returned when a request names a location that does not exist."),
    UNKNOWN_CHANNEL(422, "Returned when a request names a channel that does not exist.");

    private final int status;
    private final String sentence;

    NetworkProblem(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    @Override
    public String module() {
        return "network";
    }

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
