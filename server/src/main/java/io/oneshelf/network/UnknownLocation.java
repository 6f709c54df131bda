package io.oneshelf.network;

import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;

/** A request named a location that does not exist. */
public record UnknownLocation(LocationCode location) implements Refusal {

    @Override
    public ProblemWord word() {
        return NetworkProblem.UNKNOWN_LOCATION;
    }

    @Override
    public String detail() {
        return "There is no location " + location + ".";
    }
}
