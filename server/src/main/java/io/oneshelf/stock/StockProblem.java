package io.oneshelf.stock;

import io.oneshelf.kernel.ProblemWord;
import java.util.Locale;

/** Stock's words for refusal. */
public enum StockProblem implements ProblemWord {
    SHORTFALL(
            409,
            "Returned when a shelf has less than was asked of it; each such SKU and location is named with what was wanted"
                    + " and what is available."),
    ALREADY_SETTLED(
            409,
            "Returned when the reservation was committed already, so there is nothing left of it to release or commit."),
    ALREADY_RELEASED(
            409,
            "Returned when the reservation was released already, so there is nothing left of it to commit or release."),
    ALREADY_EXPIRED(
            409,
            "Returned when the reservation's time was up before, so there is nothing left of it to commit or release."),
    BEYOND_RESERVATION(
            409, "Returned when a part names more of a SKU at a location than the reservation still holds of it."),
    BEYOND_RANGE(409, "Returned when a movement would bring a shelf above 999,999,999,999,999 units."),
    EXISTS_DIFFERENT(
            409,
            "Returned when the id is taken by a movement, reservation or part with other content; the differing fields are"
                    + " named."),
    NOT_STOCKED(422, "Returned when a movement or reservation names a service, which is sold but never on a shelf.");

    private final int status;
    private final String sentence;

    StockProblem(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    @Override
    public String module() {
        return "stock";
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
