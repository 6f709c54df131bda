package io.oneshelf.launcher.replay;

import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.SkuCode;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What the server's stock ledger says of some locations, entry by entry: units in, out and back on every shelf. */
final class ServerBooks {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int LOCATIONS_AT_ONCE = 4;
    private static final int PAGE = 500;

    /**
     * One shelf's movements by kind, as signed sums.
     *
     * @param lastStep the place, in the order of steps, of the latest step that moved these goods; −1 before any
     * @param lastAt the latest time at which they were moved by a sale, a return or an adjustment
     */
    record Sums(long received, long sold, long returned, long adjusted, long other, int lastStep, Instant lastAt) {

        static final Sums NOTHING = new Sums(0, 0, 0, 0, 0, -1, Instant.MIN);

        long onHand() {
            return received + sold + returned + adjusted + other;
        }
    }

    private record Entry(String kind, SkuCode sku, long quantity, String reference, String occurredAt) {}

    private final Map<Shelf, Sums> shelves = new HashMap<>();
    private long entries;

    /**
     * Reads every entry of the locations.
     *
     * @param places the order of the steps: id to place
     */
    static ServerBooks read(
            Api api, Collection<LocationCode> locations, Map<String, Integer> places, Progress progress) {
        ServerBooks books = new ServerBooks();
        try (InFlight<ServerBooks> requests = new InFlight<>(LOCATIONS_AT_ONCE)) {
            for (LocationCode location : locations) {
                if (requests.isFull()) {
                    books.add(requests.next());
                }
                requests.start(() -> of(api, location, places, progress));
            }
            while (!requests.isEmpty()) {
                books.add(requests.next());
            }
        }
        return books;
    }

    Sums of(Shelf shelf) {
        return shelves.getOrDefault(shelf, Sums.NOTHING);
    }

    Map<Shelf, Sums> shelves() {
        return shelves;
    }

    long entries() {
        return entries;
    }

    /** What was received, by shelf. */
    Map<Shelf, Long> received() {
        Map<Shelf, Long> received = new HashMap<>();
        shelves.forEach((shelf, sums) -> received.put(shelf, sums.received()));
        return received;
    }

    /** Whether a step after the one of this place and time has already moved goods of one of the shelves. */
    boolean passed(int place, Instant at, Collection<Shelf> moved) {
        return moved.stream()
                .map(this::of)
                .anyMatch(sums -> sums.lastStep() > place || sums.lastAt().isAfter(at));
    }

    private void add(ServerBooks more) {
        more.shelves.forEach((shelf, sums) -> shelves.merge(shelf, sums, ServerBooks::plus));
        entries += more.entries;
    }

    private static Sums sums(Entry entry, Map<String, Integer> places) {
        long quantity = entry.quantity();
        // A reference names the document's kind before its id, as in order.order/536365; an id has no slash.
        String document = entry.reference().substring(entry.reference().lastIndexOf('/') + 1);
        int step = places.getOrDefault(document, -1);
        return switch (entry.kind()) {
            case "RECEIVE" -> new Sums(quantity, 0, 0, 0, 0, -1, Instant.MIN);
            case "SALE" -> new Sums(0, quantity, 0, 0, 0, step, Instant.parse(entry.occurredAt()));
            case "RETURN" -> new Sums(0, 0, quantity, 0, 0, step, Instant.parse(entry.occurredAt()));
            case "ADJUST" -> new Sums(0, 0, 0, quantity, 0, step, Instant.parse(entry.occurredAt()));
            default -> new Sums(0, 0, 0, 0, quantity, -1, Instant.MIN);
        };
    }

    private static Sums plus(Sums a, Sums b) {
        return new Sums(
                a.received + b.received,
                a.sold + b.sold,
                a.returned + b.returned,
                a.adjusted + b.adjusted,
                a.other + b.other,
                Math.max(a.lastStep, b.lastStep),
                a.lastAt.isAfter(b.lastAt) ? a.lastAt : b.lastAt);
    }

    /** Reads one location page by page; only the sums are kept. */
    private static ServerBooks of(Api api, LocationCode location, Map<String, Integer> places, Progress progress) {
        ServerBooks books = new ServerBooks();
        Map<String, SkuCode> skus = new HashMap<>();
        String page = "/v1/stock/movements?location=" + location + "&limit=" + PAGE;
        while (page != null) {
            Answer answer = api.get(page);
            if (!answer.isGood()) {
                throw new CannotGoOn("The server answered %d when asked for the movements of %s: %s"
                        .formatted(answer.status(), location, answer.text()));
            }
            long before = books.entries;
            try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), answer.body())) {
                in.nextToken();
                while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                    boolean entries = in.currentName().equals("entries");
                    in.nextToken();
                    if (entries) {
                        while (in.nextToken() == JsonToken.START_OBJECT) {
                            Entry entry = entry(in, skus);
                            books.shelves.merge(
                                    new Shelf(location, entry.sku()), sums(entry, places), ServerBooks::plus);
                            books.entries++;
                        }
                    } else {
                        in.skipChildren();
                    }
                }
            } catch (JacksonException notOurs) {
                throw new CannotGoOn(
                        "The server's list of movements cannot be read: " + notOurs.getOriginalMessage(), notOurs);
            }
            progress.add(books.entries - before);
            page = answer.next();
        }
        return books;
    }

    private static Entry entry(JsonParser in, Map<String, SkuCode> skus) {
        String kind = "";
        String sku = "";
        long quantity = 0;
        String reference = "";
        String occurredAt = "";
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "kind" -> kind = in.getString();
                case "sku" -> sku = in.getString();
                case "quantity" -> quantity = in.getLongValue();
                case "reference" -> reference = String.valueOf(in.getValueAsString());
                case "occurredAt" -> occurredAt = in.getString();
                default -> in.skipChildren();
            }
        }
        return new Entry(kind, skus.computeIfAbsent(sku, SkuCode::new), quantity, reference, occurredAt);
    }
}
