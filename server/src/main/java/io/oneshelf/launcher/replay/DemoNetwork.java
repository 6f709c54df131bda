package io.oneshelf.launcher.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The invented chain of the demonstration, as {@code data/demo/network.json} describes it. */
record DemoNetwork(
        List<Site> locations,
        List<SalesPoint> sales,
        List<ChannelPrice> channelPrices,
        List<OpeningStock> openingStock,
        List<Waiting> waiting) {

    /** A location, in the words of the API. */
    record Site(
            String code,
            String name,
            String kind,
            String latitude,
            String longitude,
            String zone,
            List<String> modes) {}

    /** @param share how much of the trade goes through that channel at that location, in proportion to the others */
    record SalesPoint(String channel, String location, int share) {}

    /** One product of so many has, on that channel, its list price times so many per cent. */
    record ChannelPrice(String channel, int percent, int of) {}

    /** How many units of each product a location of that kind begins with: between the least and the most. */
    record OpeningStock(String kind, int least, int most) {}

    /** So many orders are under way there by that mode: so many paid, and so many not yet. */
    record Waiting(String channel, String mode, String location, int paid, int unpaid) {}

    static DemoNetwork read(Path file) {
        try {
            return JsonMapper.shared().readValue(Files.readAllBytes(file), DemoNetwork.class);
        } catch (IOException | JacksonException unreadable) {
            throw new CannotGoOn("%s cannot be read: %s".formatted(file, unreadable.getMessage()), unreadable);
        }
    }
}
