package io.oneshelf.stock;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * What the sentences of {@link StockTrial} should do, told with plain maps and sums: two numbers for each shelf and a note
 * for each promise. It knows nothing of accounts, doors, versions or documents.
 */
class StockModel {

    static final List<String> SHELVES = List.of("coat@north", "coat@south", "hat@north", "hat@south", "sock@north");

    private final Map<String, Long> onHand = new TreeMap<>();
    private final Map<String, Long> damaged = new TreeMap<>();
    private final Map<String, Promise> promises = new LinkedHashMap<>();
    private final Map<String, String> movements = new LinkedHashMap<>();
    private final Map<String, String> parts = new HashMap<>();
    private long clock;

    /** What is promised of each shelf: asked, gone, given back. */
    private static final class Promise {
        private final String asked;
        private final Map<String, long[]> lines = new LinkedHashMap<>();
        private final long until;
        private String state = "HELD";

        Promise(String asked, long until) {
            this.asked = asked;
            this.until = until;
        }

        long open(String shelf) {
            long[] line = lines.get(shelf);
            return line == null || !state.equals("HELD") ? 0 : line[0] - line[1] - line[2];
        }

        boolean isUntouched() {
            return lines.values().stream().allMatch(line -> line[1] == 0 && line[2] == 0);
        }

        @Override
        public String toString() {
            return state
                    + (isUntouched()
                            ? ""
                            : lines.values().stream()
                                    .map(line -> " " + line[1] + "+" + line[2] + "/" + line[0])
                                    .collect(Collectors.joining()));
        }
    }

    /** One line of a sentence. */
    private record Line(String shelf, long quantity, String to) {}

    StockModel() {
        SHELVES.forEach(shelf -> {
            onHand.put(shelf, 0L);
            damaged.put(shelf, 0L);
        });
    }

    // ── What the dice ask ────────────────────────────────────────────────────────────────────────────────────────────

    List<String> promises() {
        return List.copyOf(promises.keySet());
    }

    List<String> openPromises() {
        return promises.keySet().stream()
                .filter(id -> promises.get(id).state.equals("HELD"))
                .toList();
    }

    List<String> shelvesOf(String promise) {
        return List.copyOf(promises.get(promise).lines.keySet());
    }

    /** What was said to make something, so that it can be said again. */
    List<String> saidBefore() {
        List<String> said = new ArrayList<>(movements.values());
        promises.values().forEach(promise -> said.add(promise.asked));
        said.addAll(parts.values());
        return said;
    }

    // ── What should be seen ──────────────────────────────────────────────────────────────────────────────────────────

    String shelf(String shelf) {
        long lacking = Math.max(0, held(shelf) - there(shelf));
        return there(shelf) + " " + held(shelf) + " " + free(shelf) + (lacking == 0 ? "" : " short " + lacking);
    }

    long damaged(String shelf) {
        return damaged.getOrDefault(shelf, 0L);
    }

    long there(String shelf) {
        return onHand.getOrDefault(shelf, 0L);
    }

    long held(String shelf) {
        return promises.values().stream()
                .mapToLong(promise -> promise.open(shelf))
                .sum();
    }

    /** What can still be promised. */
    long free(String shelf) {
        return Math.max(0, there(shelf) - held(shelf));
    }

    // ── What should happen ───────────────────────────────────────────────────────────────────────────────────────────

    String say(String sentence) {
        List<String> words = words(sentence);
        switch (words.getFirst()) {
            case "wait" -> {
                clock += seconds(words.get(1));
                return "";
            }
            case "clock" -> {
                clock -= seconds(words.get(2));
                return "";
            }
            case "sweep" -> {
                boolean any = promises.values().stream().anyMatch(this::isDue);
                expire(Set.copyOf(SHELVES));
                return any ? "some" : "none";
            }
            case "look" -> {
                Promise promise = promises.get(words.get(1));
                if (promise != null && isDue(promise)) {
                    expire(promise.lines.keySet());
                }
                return promises.containsKey(words.get(1))
                        ? promises.get(words.get(1)).toString()
                        : "nothing";
            }
            case "together" -> {
                List<String> each =
                        List.of(sentence.substring("together ".length()).split(" & "));
                Set<String> touched = new LinkedHashSet<>();
                each.forEach(one -> touched.addAll(touched(words(one))));
                expire(touched);
                return each.stream().map(one -> decide(words(one), one)).collect(Collectors.joining(" & "));
            }
            default -> {
                expire(touched(words));
                return decide(words, sentence);
            }
        }
    }

    /** The shelves whose promises are looked through before anything is decided. */
    private Set<String> touched(List<String> words) {
        Set<String> touched = new LinkedHashSet<>();
        switch (words.getFirst()) {
            case "commit", "release" -> {
                if (promises.containsKey(words.get(1))) {
                    touched.addAll(promises.get(words.get(1)).lines.keySet());
                }
            }
            case "broken" -> {} // Damaged goods are never promised.
            default ->
                lines(words).forEach(line -> {
                    touched.add(line.shelf);
                    if (!line.to.isEmpty()) {
                        touched.add(line.to);
                    }
                });
        }
        return touched;
    }

    /** Promises whose time is up end, wholly, and so do those on the other shelves of theirs. */
    private void expire(Set<String> touched) {
        Set<String> shelves = new LinkedHashSet<>(touched);
        boolean more = true;
        while (more) {
            more = false;
            for (Promise promise : promises.values()) {
                if (isDue(promise) && promise.lines.keySet().stream().anyMatch(shelves::contains)) {
                    shelves.addAll(promise.lines.keySet());
                    promise.lines.forEach((shelf, line) -> line[2] += promise.open(shelf));
                    promise.state = "EXPIRED";
                    more = true;
                }
            }
        }
    }

    private boolean isDue(Promise promise) {
        return promise.state.equals("HELD") && promise.until <= clock;
    }

    private String decide(List<String> words, String sentence) {
        String id = words.get(1);
        return switch (words.getFirst()) {
            case "receive", "adjust", "count", "damage", "transfer" -> move(words, sentence.trim());
            case "reserve" -> {
                Promise before = promises.get(id);
                if (before != null) {
                    yield same(before.asked, sentence) ? before.toString() : "no: exists-different";
                }
                String missing = missing(lines(words), this::free);
                if (!missing.isEmpty()) {
                    yield "no: shortfall" + missing;
                }
                Promise promise = new Promise(sentence.trim(), clock + seconds(words.getLast()));
                demand(lines(words))
                        .forEach((shelf, quantity) -> promise.lines.put(shelf, new long[] {quantity, 0, 0}));
                promises.put(id, promise);
                yield promise.toString();
            }
            case "commit", "release" -> end(words, sentence.trim());
            case "sell" -> {
                String missing = missing(lines(words), this::free);
                if (missing.isEmpty()) {
                    lines(words).forEach(line -> change(line.shelf, -line.quantity));
                }
                yield missing.isEmpty() ? "done" : "no: shortfall" + missing;
            }
            case "carry" -> {
                lines(words).forEach(line -> change(line.shelf, -line.quantity));
                yield "done";
            }
            case "back" -> {
                lines(words).forEach(line -> change(line.shelf, line.quantity));
                yield "done";
            }
            case "broken" -> {
                lines(words).forEach(line -> damaged.merge(line.shelf, line.quantity, Long::sum));
                yield "done";
            }
            default -> throw new IllegalArgumentException(sentence);
        };
    }

    private String move(List<String> words, String sentence) {
        String before = movements.get(words.get(1));
        if (before != null) {
            return same(before, sentence) ? "done" : "no: exists-different";
        }
        String missing = words.getFirst().equals("count") ? "" : missingOnTheWay(words);
        if (!missing.isEmpty()) {
            return "no: shortfall" + missing;
        }
        movements.put(words.get(1), sentence);
        for (Line line : lines(words)) {
            switch (words.getFirst()) {
                case "receive", "adjust" -> change(line.shelf, line.quantity);
                case "count" -> onHand.put(line.shelf, line.quantity);
                case "damage" -> {
                    change(line.shelf, -line.quantity);
                    damaged.merge(line.shelf, line.quantity, Long::sum);
                }
                default -> {
                    change(line.shelf, -line.quantity);
                    change(line.to, line.quantity);
                }
            }
        }
        return "done";
    }

    /** Which shelves would run below nothing, line after line, by the lowest they would come to. */
    private String missingOnTheWay(List<String> words) {
        Map<String, Long> sum = new LinkedHashMap<>();
        Map<String, Long> lowest = new LinkedHashMap<>();
        boolean away = words.getFirst().equals("damage") || words.getFirst().equals("transfer");
        for (Line line : lines(words)) {
            sum.merge(line.shelf, away ? -line.quantity : line.quantity, Long::sum);
            lowest.merge(line.shelf, sum.getOrDefault(line.shelf, 0L), Math::min);
            if (!line.to.isEmpty()) {
                sum.merge(line.to, line.quantity, Long::sum);
                lowest.putIfAbsent(line.to, 0L);
            }
        }
        StringBuilder missing = new StringBuilder();
        lowest.forEach((shelf, low) -> {
            if (low < 0 && there(shelf) < -low) {
                missing.append(' ').append(shelf).append(' ').append(-low).append(" of ");
                missing.append(Math.max(0, there(shelf)));
            }
        });
        return missing.toString();
    }

    private String end(List<String> words, String sentence) {
        boolean commit = words.getFirst().equals("commit");
        Promise promise = promises.get(words.get(1));
        boolean whole = words.size() == 2;
        String part = whole ? "" : words.get(1) + "/" + words.get(2);
        if (parts.containsKey(part)) {
            return same(parts.get(part), sentence) ? String.valueOf(promise) : "no: exists-different";
        }
        if (promise == null) {
            return "no: not-found";
        }
        String end = commit ? "SETTLED" : "RELEASED";
        if (!promise.state.equals("HELD")) {
            return whole && promise.state.equals(end)
                    ? promise.toString()
                    : "no: already-" + promise.state.toLowerCase(Locale.ROOT);
        }
        Map<String, Long> leaving = new LinkedHashMap<>();
        if (whole) {
            promise.lines.keySet().forEach(shelf -> leaving.put(shelf, promise.open(shelf)));
        } else {
            Map<String, Long> wanted = demand(lines(words.subList(1, words.size())));
            StringBuilder beyond = new StringBuilder();
            wanted.forEach((shelf, quantity) -> {
                if (quantity > promise.open(shelf)) {
                    beyond.append(' ').append(shelf).append(' ').append(quantity);
                    beyond.append(" of ").append(promise.open(shelf));
                }
            });
            if (!beyond.isEmpty()) {
                return "no: beyond-reservation" + beyond;
            }
            promise.lines.keySet().forEach(shelf -> leaving.put(shelf, wanted.getOrDefault(shelf, 0L)));
        }
        if (commit) {
            StringBuilder missing = new StringBuilder();
            leaving.forEach((shelf, quantity) -> {
                long there = Math.max(0, there(shelf));
                if (there < quantity) {
                    missing.append(' ').append(shelf).append(' ').append(quantity);
                    missing.append(" of ").append(there);
                }
            });
            if (!missing.isEmpty()) {
                return "no: shortfall" + missing;
            }
        }
        if (!whole) {
            parts.put(part, sentence);
        }
        leaving.forEach((shelf, quantity) -> {
            if (commit) {
                change(shelf, -quantity);
            }
            promise.lines.computeIfPresent(shelf, (any, line) -> {
                line[commit ? 1 : 2] += quantity;
                return line;
            });
        });
        if (promise.lines.values().stream().allMatch(line -> line[0] == line[1] + line[2])) {
            promise.state = end;
        }
        return promise.toString();
    }

    private String missing(List<Line> lines, ToLongFunction<String> there) {
        StringBuilder missing = new StringBuilder();
        demand(lines).forEach((shelf, quantity) -> {
            if (there.applyAsLong(shelf) < quantity) {
                missing.append(' ').append(shelf).append(' ').append(quantity);
                missing.append(" of ").append(there.applyAsLong(shelf));
            }
        });
        return missing.toString();
    }

    private void change(String shelf, long quantity) {
        onHand.merge(shelf, quantity, Long::sum);
    }

    // ── Reading sentences ────────────────────────────────────────────────────────────────────────────────────────────

    private static List<String> words(String sentence) {
        return Arrays.asList(sentence.trim().split("[ ,]+"));
    }

    private static boolean same(String before, String now) {
        return words(before).equals(words(now));
    }

    /** Lines such as {@code coat@north 3} or {@code coat@north>south 3}, after the verb and the id. */
    private static List<Line> lines(List<String> words) {
        List<Line> lines = new ArrayList<>();
        for (int i = 2; i + 1 < words.size() && !words.get(i).equals("for"); i += 2) {
            String[] way = words.get(i).split(">");
            String to = way.length == 1 ? "" : way[0].substring(0, way[0].indexOf('@') + 1) + way[1];
            lines.add(new Line(way[0], Long.parseLong(words.get(i + 1)), to));
        }
        return lines;
    }

    private static Map<String, Long> demand(List<Line> lines) {
        Map<String, Long> demand = new LinkedHashMap<>();
        lines.forEach(line -> demand.merge(line.shelf, line.quantity, Long::sum));
        return demand;
    }

    private static long seconds(String word) {
        return Long.parseLong(word.substring(0, word.length() - 1));
    }
}
