package io.oneshelf.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.kernel.Outcome;
import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Book;
import io.oneshelf.ledger.Entry;
import io.oneshelf.ledger.Hold;
import io.oneshelf.ledger.HoldId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A stall on some books, on a clock of its own that only the test moves, and all that can be read of it as lines of text. */
final class StallBooks implements InstantSource {

    static final Instant OPENING = Instant.parse("2026-11-22T08:00:00Z");

    private final Reader reader;
    private final GatheringDoor door;
    private final DueWorker due;
    private Instant now = OPENING;

    StallBooks(Books books) {
        this.reader = books.reader();
        this.door = new GatheringDoor(books, this);
        Stall.joins(door);
        this.due = new DueWorker(reader, door, this);
        due.on("stall.remind", work -> door.call(Stall.VERB, () -> new Stall.Remembered(work)));
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** The clock goes on, and what is due is done. */
    void goOn(long seconds) {
        now = now.plusSeconds(seconds);
        while (due.step()) {
            // until nothing is due any more
        }
    }

    String ask(Stall.Ask ask) {
        return told(() -> List.of(door.call(Stall.VERB, () -> ask)));
    }

    /** All in one batch; one that stumbles hides the answers of the others, never their effects. */
    String askAll(List<Stall.Ask> asks) {
        List<Supplier<Stall.Ask>> plans =
                asks.stream().map(ask -> (Supplier<Stall.Ask>) () -> ask).toList();
        return told(() -> door.callAll(Stall.VERB, plans));
    }

    GatheringDoor door() {
        return door;
    }

    private static String told(Supplier<List<Outcome<String>>> call) {
        try {
            return call.get().stream().map(StallBooks::told).collect(Collectors.joining("\n"));
        } catch (IllegalArgumentException stumbled) {
            return String.valueOf(stumbled.getMessage());
        }
    }

    static String told(Outcome<String> outcome) {
        return switch (outcome) {
            case Outcome.Made<String> made -> "made: " + made.value();
            case Outcome.Found<String> found -> "found: " + found.value();
            case Outcome.Refused<String> refused ->
                "refused: " + refused.why().word() + " " + refused.why().detail();
        };
    }

    // ── what can be read ──

    /**
     * Everything that the reader tells, page by page, and by every filter. Numbers are not compared: books may skip some.
     * In their place stands their rank.
     */
    List<String> everything() {
        List<String> lines = new ArrayList<>();
        NavigableSet<Long> numbers = new TreeSet<>();
        Instant farAway = now.plusSeconds(1_000_000);

        List<Stored<?>> documents = new ArrayList<>();
        documents.addAll(pagesOf(Stall.DELIVERY));
        documents.addAll(pagesOf(Stall.BOOKING));
        documents.addAll(pagesOf(Stall.NOTE));
        List<Entry> entries = entries(null, null, null, null);
        List<DueWork> work = reader.dueWork(farAway, 1_000);
        documents.forEach(stored -> numbers.add(stored.no()));
        entries.forEach(entry -> numbers.add(entry.no()));
        work.forEach(one -> numbers.add(one.no()));
        Function<Long, Integer> rank = no -> numbers.headSet(no).size();

        for (Stored<?> stored : documents) {
            lines.add("%s #%d v%d %s %s"
                    .formatted(
                            stored.key(),
                            rank.apply(stored.no()),
                            stored.version(),
                            stored.recordedAt(),
                            stored.body()));
        }
        for (String customer : List.of("ann", "bob", "nobody")) {
            reader.list(Stall.BOOKING, Map.of("customer", customer, "state", "HELD"), 0, 1_000)
                    .forEach(stored -> lines.add(customer + " waits for " + stored.key()));
        }
        List<String> ids =
                documents.stream().map(stored -> stored.key().id()).sorted().toList();
        lines.add("all: " + reader.findAll(Stall.BOOKING, ids).keySet());

        List<HoldId> holdIds =
                documents.stream().map(stored -> new HoldId(stored.no(), 1)).toList();
        reader.holds(holdIds).values().forEach(hold -> lines.add(told(hold, rank)));
        reader.dueHolds(farAway, 1_000).forEach(hold -> lines.add("ends " + told(hold, rank)));

        lines.addAll(balances(List.of(), List.of()));
        lines.addAll(balances(List.of("left", "roof"), List.of()));
        lines.addAll(balances(List.of(), List.of("pear")));
        lines.addAll(balances(List.of("left"), List.of("pear", "apple", "nail")));
        List<Account> asked = List.of(
                Account.of(Book.STOCK, "left", "apple"),
                Account.of(Book.STOCK, "moon", "apple"),
                Account.of(Book.STOCK, "right", "plum"));
        lines.add(reader.balances(asked).toString());

        Instant noon = OPENING.plusSeconds(7_200);
        for (List<Entry> found : List.of(
                entries,
                entries("left", null, null, null),
                entries(null, "pear", noon, null),
                entries("right", "plum", null, noon),
                entries("moon", null, null, null))) {
            lines.add("entries: " + found.size());
            found.forEach(entry -> lines.add("#%d.%d %s -> %s %d %s %s %s %s %s %s"
                    .formatted(
                            rank.apply(entry.no()),
                            entry.line(),
                            entry.from(),
                            entry.to(),
                            entry.quantity(),
                            entry.cause(),
                            entry.reference(),
                            entry.occurredAt(),
                            entry.recordedAt(),
                            entry.fromAfter(),
                            entry.toAfter())));
        }

        long position = 0;
        List<StoredEvent> events = reader.events(position, 7);
        while (!events.isEmpty()) {
            events.forEach(event -> lines.add(event.toString()));
            position = events.getLast().position();
            events = reader.events(position, 7);
        }
        lines.add("position " + reader.position() + ", read to " + reader.bookmark("owl") + ", "
                + reader.bookmark("nobody"));
        work.forEach(
                one -> lines.add("due #" + rank.apply(one.no()) + " " + one.at() + " " + one.work() + " " + one.id()));
        return lines;
    }

    private static String told(Hold hold, Function<Long, Integer> rank) {
        return "hold #%d.%d of %s/%s %s until %s %s settled %s released %s v%d"
                .formatted(
                        rank.apply(hold.id().no()),
                        hold.id().part(),
                        hold.kind(),
                        hold.document(),
                        hold.state(),
                        hold.until(),
                        hold.lines(),
                        hold.settled(),
                        hold.released(),
                        hold.version());
    }

    private <D> List<Stored<D>> pagesOf(DocumentKind<D> kind) {
        List<Stored<D>> all = new ArrayList<>();
        List<Stored<D>> page = reader.list(kind, Map.of(), 0, 20);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = reader.list(kind, Map.of(), page.getLast().no(), 20);
        }
        List<String> ids = all.stream().map(stored -> stored.key().id()).toList();
        if (!List.copyOf(reader.findAll(kind, ids).values()).equals(all)) {
            throw new AssertionError("what is listed of " + kind + " is not what is found by id");
        }
        return all;
    }

    private List<String> balances(List<String> places, List<String> items) {
        List<String> lines = new ArrayList<>();
        lines.add("balances of " + places + " " + items);
        List<Reader.AccountBalance> page = reader.balances(Book.STOCK, places, items, null, 2);
        while (!page.isEmpty()) {
            page.forEach(found -> lines.add(found.toString()));
            page = reader.balances(Book.STOCK, places, items, page.getLast().account(), 2);
        }
        return lines;
    }

    private List<Entry> entries(
            @Nullable String place, @Nullable String item, @Nullable Instant from, @Nullable Instant until) {
        List<Entry> all = new ArrayList<>();
        List<Entry> page = reader.entries(new Reader.EntryQuery(Book.STOCK, place, item, from, until, 0, 0, 9));
        while (!page.isEmpty()) {
            all.addAll(page);
            Entry last = page.getLast();
            page = reader.entries(
                    new Reader.EntryQuery(Book.STOCK, place, item, from, until, last.no(), last.line(), 9));
        }
        assertThat(backFromTheNewest(place, item, from, until)).isEqualTo(all.reversed());
        return all;
    }

    private List<Entry> backFromTheNewest(
            @Nullable String place, @Nullable String item, @Nullable Instant from, @Nullable Instant until) {
        List<Entry> all = new ArrayList<>();
        List<Entry> page;
        do {
            long no = all.isEmpty() ? Long.MAX_VALUE : all.getLast().no();
            int line = all.isEmpty() ? Integer.MAX_VALUE : all.getLast().line();
            page = reader.entries(new Reader.EntryQuery(Book.STOCK, place, item, from, until, no, line, 7, true));
            all.addAll(page);
        } while (!page.isEmpty());
        return all;
    }
}
