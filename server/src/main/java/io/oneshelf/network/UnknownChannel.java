package io.oneshelf.network;

import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;

/** A request named a channel that does not exist. */
public record UnknownChannel(ChannelCode channel) implements Refusal {

    @Override
    public ProblemWord word() {
        return NetworkProblem.UNKNOWN_CHANNEL;
    }

    @Override
    public String detail() {
        return "There is no channel " + channel + ".";
    }
}
