package io.oneshelf.launcher.replay;

import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The demonstration: a chain of six stores, a warehouse and a pre-warehouse that lives through a real retailer's month, loaded
 * through the public API. The month is moved to the weeks before the first start, so that its last sale was a minute ago and
 * the board of the day has something to show; and it stays there: a later start reads from the books when the first one was,
 * sends the same, and changes nothing.
 */
public final class DemoData {

    private DemoData() {}

    /**
     * Loads what is missing and says what there is to look at.
     *
     * @param server where the server listens, ready
     * @param token of role owner or integration
     * @param dataDemo the folder {@code data/demo} of the clone
     * @return 0, or 1 when something was refused
     */
    public static int load(URI server, String token, Path dataDemo, PrintStream out) {
        return load(server, token, dataDemo, Instant.now(), out);
    }

    /**
     * Whether the books hold nothing, or the demonstration and nothing else: every place in them is one of its own. To be asked
     * before it is loaded, because what is loaded looks alike on all books.
     *
     * @param token of role owner or integration
     */
    public static boolean isAlone(URI server, String token, Path dataDemo) {
        try (Api api = new Api(server, token)) {
            Set<String> own = DemoNetwork.read(dataDemo.resolve("network.json")).locations().stream()
                    .map(DemoNetwork.Site::code)
                    .collect(Collectors.toSet());
            Set<String> places = codes(api, "/v1/locations?limit=500", "locations");
            return places.isEmpty()
                    ? codes(api, "/v1/products?limit=1", "products").isEmpty()
                    : own.containsAll(places);
        } catch (CannotGoOn unknown) {
            return false;
        }
    }

    private static Set<String> codes(Api api, String path, String list) {
        Answer answer = api.get(path);
        if (!answer.isGood()) {
            throw new CannotGoOn(path + " was not answered.");
        }
        Set<String> codes = new HashSet<>();
        JsonMapper.shared()
                .readTree(answer.body())
                .path(list)
                .forEach(each -> codes.add(each.path("code").asString("")));
        return codes;
    }

    static int load(URI server, String token, Path dataDemo, Instant now, PrintStream out) {
        try (Api api = new Api(server, token)) {
            return load(api, dataDemo, now, out);
        } catch (CannotGoOn why) {
            out.println(why.sentence());
            return 1;
        }
    }

    private static int load(Api api, Path dataDemo, Instant now, PrintStream out) {
        long start = System.nanoTime();
        DemoNetwork network = DemoNetwork.read(dataDemo.resolve("network.json"));
        Recording month = Recording.read(dataDemo.resolve("online-retail-2010-12.csv.gz"));
        DemoCast cast =
                new DemoCast(network, DemoGoods.read(dataDemo.resolve("goods.tsv")), later(api, network, month, now));
        Recording recording = cast.cast(month);
        PrintStream quiet = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        List<DemoShifts.Shift> planned = DemoShifts.of(network, recording);
        Wire wire = new Wire(recording.currency(), recording.pricedByLine(), DemoShifts.sold(planned));

        Importer importer = new Importer(api, wire, quiet);
        importer.facts(recording);
        List<DemoCast.PriceOfChannel> channelPrices = cast.channelPrices(recording);
        Facts.Sent sent = new Facts(api, wire, quiet)
                .send(
                        new Facts.Form<>(
                                "prices of channels",
                                "/v1/prices",
                                "/v1/prices/",
                                price -> price.sku().value(),
                                (price, json) -> {
                                    wire.money("list", price.minor(), json);
                                    json.writeStringProperty(
                                            "channel", price.channel().value());
                                }),
                        channelPrices);
        List<Receipts.Receipt> openingStock = cast.openingStock(recording);
        importer.receive(openingStock, "opening stock of the demonstration");
        importer.receive(Receipts.of(recording, BigDecimal.ONE), "weekly receipt of the demonstration");
        List<String> faults = new ArrayList<>(importer.faults());
        faults.addAll(sent.faults());

        List<Step> steps = Matching.of(recording.documents());
        Played played = play(api, wire, recording, steps, quiet);
        faults.addAll(played.faults());
        faults.addAll(played.unforeseen());
        List<DemoShifts.Shift> shifts =
                planned.stream().map(shift -> shift.without(played::isRefused)).toList();
        List<DemoShifts.Shift> closed =
                shifts.stream().filter(shift -> !shift.open()).toList();
        Facts tills = new Facts(api, wire, quiet);
        // Day by day, because shifts are listed in the order in which they were told.
        shifts.stream()
                .collect(Collectors.groupingBy(DemoShifts.Shift::day, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(day ->
                        faults.addAll(tills.send(DemoShifts.openings(wire), day).faults()));
        faults.addAll(tills.send(
                        DemoShifts.movements(wire),
                        shifts.stream().map(DemoShifts.Shift::movement).toList())
                .faults());
        faults.addAll(tills.send(DemoShifts.closes(wire), closed).faults());
        List<DemoWaiting.Order> waiting = DemoWaiting.of(network, recording, openingStock);
        // On books of long ago a shelf may be empty by now; then nobody waits for it.
        faults.addAll(new Facts(api, wire, quiet)
                .send(DemoWaiting.orders(wire), waiting).faults().stream()
                        .filter(fault -> !fault.contains("order/shortfall"))
                        .toList());
        if (!faults.isEmpty()) {
            out.printf("The demonstration data were not all accepted, %,d things were refused:%n", faults.size());
            faults.stream().limit(10).forEach(fault -> out.println("  " + fault));
            return 1;
        }
        say(recording, steps, played, channelPrices.size(), waiting.size(), (System.nanoTime() - start) / 1e9, out);
        return 0;
    }

    /** How much later than recorded: up to a minute before the first start, which the books remember. */
    private static Duration later(Api api, DemoNetwork network, Recording month, Instant now) {
        String first = network.locations().getFirst().code();
        Answer answer = api.get("/v1/stock/movements?location=" + first + "&limit=1");
        if (answer.isGood()) {
            JsonNode entry =
                    JsonMapper.shared().readTree(answer.body()).path("entries").path(0);
            if (entry.path("reference").asString("").endsWith("/demo-opening-1")) {
                return Duration.between(
                        DemoCast.OPENING, Instant.parse(entry.path("occurredAt").asString()));
            }
        }
        Instant last = month.documents().stream()
                .map(Recorded::at)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Duration.between(last, now.truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(1)));
    }

    private static Played play(Api api, Wire wire, Recording recording, List<Step> steps, PrintStream quiet) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            places.put(steps.get(i).id(), i);
        }
        ServerBooks before = ServerBooks.read(
                api,
                recording.places().stream().map(Place::code).toList(),
                places,
                new Progress(quiet, "entries before", 0));
        return new Player(api, wire, steps, before, new Progress(quiet, "documents", steps.size())).play();
    }

    private static void say(
            Recording recording,
            List<Step> steps,
            Played played,
            int channelPrices,
            int waiting,
            double seconds,
            PrintStream out) {
        long sales = steps.stream().filter(Recorded.Sale.class::isInstance).count();
        long adjustments =
                steps.stream().filter(Recorded.Adjustment.class::isInstance).count();
        out.printf(
                "The demonstration is %s: %,d locations, %,d products, %,d members, %,d prices of single channels, %,d orders and %,d returns of a"
                        + " real retailer's month (%,d lines) and %,d orders under way, in %.1f s%n",
                played.made() == 0 ? "there already" : "loaded",
                recording.places().size(),
                recording.articles().size(),
                recording.members().size(),
                channelPrices,
                sales,
                steps.size() - sales - adjustments,
                recording.tally().lines(),
                waiting,
                seconds);
    }
}
