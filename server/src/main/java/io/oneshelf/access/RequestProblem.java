package io.oneshelf.access;

import io.oneshelf.kernel.ProblemWord;
import java.util.Locale;

/** Words for requests that are wrong by their form, whatever they are about. */
public enum RequestProblem implements ProblemWord {
    MALFORMED(400, "Returned when the request cannot be read; every bad field is listed with what is wrong with it."),
    NOT_FOUND(404, "Returned when there is no such thing, no such path, or it is another person's."),
    METHOD_NOT_ALLOWED(405, "Returned when the path exists and the method does not; Allow lists those that do."),
    TOO_LARGE(413, "Returned when the body is over 16 MiB or a batch has more than 1,000 elements."),
    CHANGED_MEANWHILE(
            412,
            "Returned when If-Match does not name the version that stands now, or something stands and If-None-Match is *."),
    IF_MATCH_NEEDED(428, "Returned when a document that exists is put with other content and without If-Match."),
    UNEXPECTED(500, "Returned when the server made a mistake; the trace id finds it in the log.");

    private final int status;
    private final String sentence;

    RequestProblem(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    @Override
    public String module() {
        return "request";
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
