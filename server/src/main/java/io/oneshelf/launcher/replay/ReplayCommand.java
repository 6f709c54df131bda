package io.oneshelf.launcher.replay;

import io.oneshelf.kernel.LocationCode;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code oneshelf replay FILE [--speed max]}: plays recorded sales and returns through the public API, as channels would, and
 * reconciles what the server then says with the file. The same command again changes nothing, and finishes what was
 * interrupted.
 */
public final class ReplayCommand {

    private static final String USAGE = """
            usage: oneshelf replay FILE [--speed max]
              FILE   online-retail or complete-journey transactions, plain or gzip; known by its header.
                     Import it first.
              --speed max   as fast as the server answers; there is no other speed""";

    private ReplayCommand() {}

    /**
     * @param server where the server listens
     * @param token of role owner or integration
     * @param args what stands after {@code replay}
     * @return 0 when file and server agree; 1 when they do not, or the file cannot be read; 2 when the arguments are not
     *     understood
     */
    public static int run(URI server, String token, List<String> args, PrintStream out) {
        List<String> words = new ArrayList<>(args);
        int speed = words.indexOf("--speed");
        if (speed >= 0) {
            if (speed + 1 >= words.size() || !words.get(speed + 1).equals("max")) {
                return usage(out, "--speed takes only max");
            }
            words.remove(speed + 1);
            words.remove(speed);
        }
        if (words.contains("--help")) {
            out.println(USAGE);
            return 0;
        }
        if (words.size() != 1) {
            return usage(out, "one file is needed");
        }
        try (Api api = new Api(server, token)) {
            long start = System.nanoTime();
            Path file = Path.of(words.getFirst());
            Recording recording = Recording.read(file);
            FileReport.print(file, recording, (System.nanoTime() - start) / 1e9, out);
            return play(api, recording, out).isEmpty() ? 0 : 1;
        } catch (CannotGoOn why) {
            out.println(why.sentence());
            return 1;
        }
    }

    /** Plays and reconciles, and returns what nobody can explain. */
    static List<String> play(Api api, Recording recording, PrintStream out) {
        List<LocationCode> locations =
                recording.places().stream().map(Place::code).toList();
        for (LocationCode location : locations) {
            if (api.get("/v1/locations/" + location).status() == 404) {
                throw new CannotGoOn("The server has no location %s: import the file first (oneshelf import %s FILE)."
                        .formatted(location, recording.source()));
            }
        }
        Wire wire = new Wire(recording.currency(), recording.pricedByLine());
        List<Step> steps = Matching.of(recording.documents());
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            places.put(steps.get(i).id(), i);
        }
        ServerBooks before = ServerBooks.read(api, locations, places, new Progress(out, "entries before", 0));

        Progress progress = new Progress(out, "documents", steps.size());
        Played played = new Player(api, wire, steps, before, progress).play();
        double seconds = progress.finish();

        long start = System.nanoTime();
        ServerBooks after = ServerBooks.read(api, locations, places, new Progress(out, "entries after", 0));
        Reconciliation reconciliation = new Reconciliation(recording, steps, played);
        Map<Shelf, OnHand> onHand = OnHand.of(api, wire, reconciliation.shelves(after));
        reconciliation.compare(after, onHand, out);
        reconciliation.add(Audit.of(api), out);

        long lines = recording.tally().lines();
        out.printf(
                "Speed: %,d documents (%,d new, %,d there already) in %.1f s, %,.0f documents/s, %,.0f lines/s; reconciled in %.1f s%n",
                steps.size(),
                played.made(),
                played.found(),
                seconds,
                steps.size() / seconds,
                lines / seconds,
                (System.nanoTime() - start) / 1e9);
        List<String> differences = reconciliation.differences();
        out.println(
                differences.isEmpty()
                        ? "Unexplained difference: none"
                        : "Unexplained differences: " + differences.size());
        differences.stream().limit(50).forEach(difference -> out.println("  " + difference));
        return differences;
    }

    private static int usage(PrintStream out, String why) {
        out.println(why);
        out.println(USAGE);
        return 2;
    }
}
