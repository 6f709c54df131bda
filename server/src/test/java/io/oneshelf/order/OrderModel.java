package io.oneshelf.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the sentences of {@link OrderTrial} should do, told with plain maps and sums: units on shelves, pence in tills, and a
 * slip of paper for each order. It knows nothing of accounts, holds, doors or documents. Each order has one place.
 */
class OrderModel {

    static final List<String> PLACES = List.of("north", "south");
    static final List<String> GOODS = List.of("coat", "hat", "sock");
    private static final Map<String, Long> PRICES =
            Map.of("coat", 10000L, "hat", 1999L, "sock", 333L, "wrapping", 250L);
    private static final int HOLD_SECONDS = 900;

    private final Map<String, Long> onHand = new TreeMap<>();
    private final Map<String, Long> damaged = new TreeMap<>();
    private final Map<String, Slip> orders = new LinkedHashMap<>();
    private final Map<String, Back> returns = new LinkedHashMap<>();
    private final List<Due> due = new ArrayList<>();
    private long cash;
    private long provider;
    private long sales;
    private long clock;
    private int nextDue;

    /** An order, and how it was asked for. */
    private static final class Slip {
        private final String asked;
        private final String mode;
        private final String place;
        private final List<Line> lines;
        private final long total;
        private final List<Tender> tenders = new ArrayList<>();
        private String state = "AWAITING_PAYMENT";
        private String group = "RESERVED";
        /** Goods are promised: until then, or for good when it is paid. */
        private boolean held;

        private long until;

        Slip(String asked, String mode, String place, List<Line> lines) {
            this.asked = asked;
            this.mode = mode;
            this.place = place;
            this.lines = lines;
            this.total = lines.stream().mapToLong(line -> line.total).sum();
        }

        long captured() {
            return tenders.stream().mapToLong(Tender::captured).sum();
        }

        long applied() {
            return tenders.stream()
                    .filter(tender -> !tender.tooLate)
                    .mapToLong(Tender::captured)
                    .sum();
        }

        long inFlight() {
            return tenders.stream()
                    .filter(tender -> tender.state.equals("IN_FLIGHT"))
                    .mapToLong(tender -> tender.amount)
                    .sum();
        }

        long open() {
            return total - applied() - inFlight();
        }

        long quantity(String shelf) {
            return lines.stream()
                    .filter(line -> line.isGoods() && (line.sku + "@" + place).equals(shelf))
                    .mapToLong(line -> line.quantity)
                    .sum();
        }

        Set<String> shelves() {
            return lines.stream()
                    .filter(Line::isGoods)
                    .map(line -> line.sku + "@" + place)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        private String paid() {
            if (tenders.isEmpty()) {
                return "NONE";
            }
            if (tenders.stream().anyMatch(tender -> tender.state.equals("IN_FLIGHT"))) {
                return "IN_FLIGHT";
            }
            long refunded =
                    tenders.stream().mapToLong(tender -> tender.refunded).sum();
            if (captured() > 0 && captured() == refunded) {
                return "REFUNDED";
            }
            return captured() > 0 && applied() == total ? "CAPTURED" : "FAILED";
        }

        @Override
        public String toString() {
            return state + " " + paid() + " " + total + " " + group;
        }
    }

    private static final class Line {
        private final String sku;
        private final long quantity;
        private final long total;
        private long returned;

        Line(String sku, long quantity, long total) {
            this.sku = sku;
            this.quantity = quantity;
            this.total = total;
        }

        boolean isGoods() {
            return !sku.equals("wrapping");
        }
    }

    private static final class Tender {
        private final String id;
        private final String how;
        private final long amount;
        private String state;
        private long refunded;
        private boolean tooLate;

        Tender(String id, String how, long amount, String state) {
            this.id = id;
            this.how = how;
            this.amount = amount;
            this.state = state;
        }

        long captured() {
            return state.equals("CAPTURED") || state.equals("REFUNDED") ? amount : 0;
        }
    }

    private record Back(String asked, long refund) {}

    private record Due(long at, int no, String order, String tender) {}

    OrderModel() {
        shelves().forEach(shelf -> {
            onHand.put(shelf, 0L);
            damaged.put(shelf, 0L);
        });
    }

    static List<String> shelves() {
        return GOODS.stream()
                .flatMap(sku -> PLACES.stream().map(place -> sku + "@" + place))
                .toList();
    }

    // ── What the dice ask ────────────────────────────────────────────────────────────────────────────────────────────

    List<String> orders() {
        return List.copyOf(orders.keySet());
    }

    List<String> ordersThatAre(String state) {
        return orders.keySet().stream()
                .filter(id -> orders.get(id).state.equals(state))
                .toList();
    }

    List<String> returns() {
        return List.copyOf(returns.keySet());
    }

    int lines(String order) {
        return orders.get(order).lines.size();
    }

    long stillOut(String order, int line) {
        Line bought = orders.get(order).lines.get(line - 1);
        return bought.quantity - bought.returned;
    }

    long open(String order) {
        return orders.get(order).open();
    }

    List<String> saidBefore() {
        List<String> said = new ArrayList<>();
        orders.values().forEach(order -> said.add(order.asked));
        returns.values().forEach(back -> said.add(back.asked));
        return said;
    }

    static long price(String sku) {
        return PRICES.getOrDefault(sku, 0L);
    }

    // ── What should be seen ──────────────────────────────────────────────────────────────────────────────────────────

    String shelf(String shelf) {
        return there(shelf) + " " + held(shelf) + " " + free(shelf);
    }

    long damaged(String shelf) {
        return damaged.getOrDefault(shelf, 0L);
    }

    /** What the tills have, what the provider owes, and what was sold for. */
    String money() {
        return "cash " + cash + ", provider " + provider + ", sold " + sales;
    }

    String look(String order) {
        return String.valueOf(orders.get(order));
    }

    private long there(String shelf) {
        return onHand.getOrDefault(shelf, 0L);
    }

    private long held(String shelf) {
        return orders.values().stream()
                .filter(order -> order.held)
                .mapToLong(order -> order.quantity(shelf))
                .sum();
    }

    long free(String shelf) {
        return Math.max(0, there(shelf) - held(shelf));
    }

    // ── What should happen ───────────────────────────────────────────────────────────────────────────────────────────

    String say(String sentence) {
        List<String> words = words(sentence);
        switch (words.getFirst()) {
            case "wait" -> {
                clock += Long.parseLong(words.get(1));
                expire(Set.copyOf(shelves()));
                doDueWork();
                return "";
            }
            case "pass" -> {
                clock += Long.parseLong(words.get(1));
                return "";
            }
            case "receive", "count" -> {
                expire(touched(words));
                for (String word : words.subList(1, words.size())) {
                    String[] parts = word.split("[*]");
                    long quantity = Long.parseLong(parts[1]);
                    onHand.merge(parts[0], quantity, words.getFirst().equals("count") ? (a, b) -> b : Long::sum);
                }
                return "";
            }
            case "look" -> {
                Slip order = orders.get(words.get(1));
                if (order != null && isPastItsEnd(order)) {
                    expire(order.shelves());
                    if (isPastItsEnd(order)) {
                        lapse(order);
                    }
                }
                return orders.containsKey(words.get(1)) ? look(words.get(1)) : "no: request/not-found";
            }
            case "together" -> {
                List<String> each =
                        List.of(sentence.substring("together ".length()).split(" & "));
                Set<String> touched = new LinkedHashSet<>();
                each.forEach(one -> touched.addAll(touched(words(one))));
                expire(touched);
                return each.stream().map(one -> decide(words(one), one.trim())).collect(Collectors.joining(" & "));
            }
            default -> {
                expire(touched(words));
                return decide(words, sentence.trim());
            }
        }
    }

    /** The shelves whose promises are looked through before anything is decided. */
    private Set<String> touched(List<String> words) {
        Set<String> touched = new LinkedHashSet<>();
        Slip order = words.size() > 1 ? orders.get(words.get(1)) : null;
        switch (words.getFirst()) {
            case "receive", "count" -> {
                for (String word : words.subList(1, words.size())) {
                    touched.add(word.substring(0, word.indexOf('*')));
                }
            }
            case "place" -> {
                Slip asked = asked(words, String.join(" ", words));
                if (refusedBeforehand(asked, words).isEmpty()) {
                    touched.addAll(asked.shelves());
                }
            }
            case "pay", "cancel" -> {
                if (order != null && order.group.equals("RESERVED")) {
                    touched.addAll(order.shelves());
                }
            }
            case "fulfil" -> {
                if (order != null) {
                    touched.addAll(order.shelves());
                }
            }
            case "return" -> {
                Slip of = orders.get(words.get(2));
                for (String word : words.subList(4, words.size())) {
                    int line = Integer.parseInt(word.substring(0, word.indexOf('*')));
                    if (of != null && line <= of.lines.size() && !word.endsWith("DAMAGED")) {
                        Line bought = of.lines.get(line - 1);
                        if (bought.isGoods()) {
                            touched.add(bought.sku + "@" + words.get(3));
                        }
                    }
                }
            }
            case "bring" -> {
                for (String word : words.subList(3, words.size())) {
                    String sku = word.split("[*=]")[0];
                    if (GOODS.contains(sku)) {
                        touched.add(sku + "@" + words.get(2));
                    }
                }
            }
            default -> {} // Nothing else comes near a shelf.
        }
        return touched;
    }

    /** Unpaid promises whose time is up end, and so do those on the other shelves of theirs. */
    private void expire(Set<String> touched) {
        Set<String> shelves = new LinkedHashSet<>(touched);
        boolean more = true;
        while (more) {
            more = false;
            for (Slip order : orders.values()) {
                if (order.held
                        && order.state.equals("AWAITING_PAYMENT")
                        && order.until <= clock
                        && order.shelves().stream().anyMatch(shelves::contains)) {
                    shelves.addAll(order.shelves());
                    order.held = false;
                    if (order.inFlight() == 0) {
                        lapse(order);
                    }
                    more = true;
                }
            }
        }
    }

    /** Nobody who looks at it may still take it for held. */
    private boolean isPastItsEnd(Slip order) {
        return order.state.equals("AWAITING_PAYMENT") && order.until <= clock && (order.held || order.inFlight() == 0);
    }

    private void lapse(Slip order) {
        order.held = false;
        order.group = "CANCELLED";
        order.state = "LAPSED";
        giveBack(order, order.captured() - refunded(order));
    }

    /** Everything that providers say, and unpaid services that lapse, in the order in which it falls due. */
    private void doDueWork() {
        boolean more = true;
        while (more) {
            List<Due> now = due.stream()
                    .filter(work -> work.at <= clock)
                    .sorted(Comparator.comparing(Due::at).thenComparing(Due::no))
                    .toList();
            due.removeAll(now);
            more = !now.isEmpty();
            for (Due work : now) {
                Slip order = orders.get(work.order);
                if (order != null && work.tender.isEmpty()) {
                    if (order.state.equals("AWAITING_PAYMENT") && order.inFlight() == 0) {
                        lapse(order);
                    }
                } else if (order != null) {
                    tender(order, work.tender).ifPresent(tender -> answered(work.order, order, tender));
                }
            }
        }
    }

    /** A provider says that it has taken the money. */
    private void answered(String id, Slip order, Tender tender) {
        if (!tender.state.equals("IN_FLIGHT")) {
            return;
        }
        boolean goodsAreGone =
                !order.held && order.shelves().stream().anyMatch(shelf -> free(shelf) < order.quantity(shelf));
        if (!order.state.equals("AWAITING_PAYMENT") || goodsAreGone) {
            tender.state = "REFUNDED";
            tender.refunded = tender.amount;
            tender.tooLate = true;
            if (order.state.equals("AWAITING_PAYMENT")) {
                lapse(order);
            }
            return;
        }
        tender.state = "CAPTURED";
        take(tender);
        if (order.applied() == order.total) {
            order.held = !order.shelves().isEmpty();
            paid(order);
        } else if (order.until <= clock) {
            lapse(order);
        } else if (!order.held) {
            due.add(new Due(order.until, nextDue++, id, ""));
        }
    }

    /** All of it is paid, and its goods are promised. */
    private void paid(Slip order) {
        order.state = "PLACED";
        if (order.mode.equals("CARRY_OUT")
                && order.shelves().stream().allMatch(shelf -> Math.max(0, there(shelf)) >= order.quantity(shelf))) {
            leave(order);
        }
    }

    private void leave(Slip order) {
        order.shelves().forEach(shelf -> onHand.merge(shelf, -order.quantity(shelf), Long::sum));
        order.held = false;
        order.group = "FULFILLED";
        order.state = "COMPLETED";
    }

    private String decide(List<String> words, String sentence) {
        return switch (words.getFirst()) {
            case "place" -> place(words, sentence);
            case "pay" -> pay(words);
            case "cancel" -> cancel(words.get(1));
            case "fulfil" -> fulfil(words.get(1));
            case "return" -> takeBack(words, sentence);
            case "bring" -> bring(words, sentence);
            default -> throw new IllegalArgumentException(sentence);
        };
    }

    private String place(List<String> words, String sentence) {
        Slip before = orders.get(words.get(1));
        if (before != null) {
            return before.asked.equals(sentence) ? before.toString() : "no: order/exists-different";
        }
        Slip order = asked(words, sentence);
        Optional<String> refused = refusedBeforehand(order, words);
        if (refused.isPresent()) {
            return refused.get();
        }
        boolean fact = words.contains("fact");
        if (!fact && order.shelves().stream().anyMatch(shelf -> free(shelf) < order.quantity(shelf))) {
            return "no: order/shortfall";
        }
        orders.put(words.get(1), order);
        order.until = clock + HOLD_SECONDS;
        for (String tender : tenders(words)) {
            ask(words.get(1), order, Integer.toString(order.tenders.size() + 1), tender);
        }
        if (fact) {
            leave(order);
        } else if (order.applied() == order.total) {
            order.state = "PLACED";
            order.held = !order.shelves().isEmpty();
            if (order.mode.equals("CARRY_OUT")) {
                leave(order);
            }
        } else {
            order.held = !order.shelves().isEmpty();
            if (!order.held) {
                due.add(new Due(clock + HOLD_SECONDS, nextDue++, words.get(1), ""));
            }
        }
        return order.toString();
    }

    /** What is refused whatever stands on the shelves. */
    private static Optional<String> refusedBeforehand(Slip order, List<String> words) {
        long tendered = tenders(words).stream().mapToLong(OrderModel::amount).sum();
        return words.contains("pay") && !words.contains("fact") && tendered != order.total
                ? Optional.of("no: order/tenders-differ")
                : Optional.empty();
    }

    /** An order as it is asked for; a fact costs what was paid for it. */
    private static Slip asked(List<String> words, String sentence) {
        String[] how = words.get(2).split("@");
        List<Line> lines = new ArrayList<>();
        for (String word : words.subList(3, words.size())) {
            if (word.equals("pay") || word.equals("fact")) {
                break;
            }
            String[] parts = word.split("[*]");
            long quantity = Long.parseLong(parts[1]);
            lines.add(new Line(parts[0], quantity, quantity * price(parts[0])));
        }
        if (words.contains("fact")) {
            Line only = lines.getFirst();
            lines = List.of(new Line(only.sku, only.quantity, amount(words.getLast())));
        }
        return new Slip(sentence, how[0], how[1], lines);
    }

    /** Asks for a tender such as {@code TEST:500:LATE:60}. */
    private void ask(String order, Slip slip, String id, String how) {
        boolean asksProvider = how.startsWith("TEST");
        boolean fails = how.contains(":FAIL");
        boolean late = how.contains(":LATE:");
        Tender tender =
                new Tender(id, how, amount(how), asksProvider && late ? "IN_FLIGHT" : fails ? "FAILED" : "CAPTURED");
        if (how.contains(":LATE:") || how.contains(":TWICE:")) {
            long delay = Long.parseLong(how.substring(how.lastIndexOf(':') + 1));
            due.add(new Due(clock + delay, nextDue++, order, id));
        }
        slip.tenders.add(tender);
        if (tender.state.equals("CAPTURED")) {
            take(tender);
        }
    }

    private void take(Tender tender) {
        till(tender.how, tender.amount);
    }

    private void till(String how, long amount) {
        if (how.startsWith("CASH")) {
            cash += amount;
        } else {
            provider += amount;
        }
        sales += amount;
    }

    /** The first tender first. */
    private void giveBack(Slip order, long amount) {
        long left = amount;
        for (Tender tender : order.tenders) {
            long part = Math.min(left, tender.captured() - tender.refunded);
            if (part > 0) {
                tender.refunded += part;
                tender.state = tender.refunded == tender.amount ? "REFUNDED" : "CAPTURED";
                till(tender.how, -part);
                left -= part;
            }
        }
    }

    private String pay(List<String> words) {
        Slip order = orders.get(words.get(1));
        if (order == null) {
            return "no: request/not-found";
        }
        String how = words.get(3);
        Optional<Tender> same = tender(order, words.get(2));
        if (same.isPresent()) {
            return same.get().how.equals(how) ? order.toString() : "no: order/exists-different";
        }
        switch (order.state) {
            case "PLACED", "COMPLETED" -> {
                return "no: order/already-paid";
            }
            case "CANCELLED" -> {
                return "no: order/already-cancelled";
            }
            case "LAPSED" -> {
                return "no: order/already-lapsed";
            }
            default -> {} // It still awaits payment.
        }
        if (order.open() == 0) {
            return "no: order/payment-in-flight";
        }
        if (order.open() != amount(how)) {
            return "no: order/tenders-differ";
        }
        if (!order.held && order.shelves().stream().anyMatch(shelf -> free(shelf) < order.quantity(shelf))) {
            return "no: order/shortfall";
        }
        ask(words.get(1), order, words.get(2), how);
        if (order.applied() == order.total) {
            order.held = !order.shelves().isEmpty();
            paid(order);
        }
        return order.toString();
    }

    private String cancel(String id) {
        Slip order = orders.get(id);
        if (order == null) {
            return "no: request/not-found";
        }
        switch (order.state) {
            case "LAPSED" -> {
                return "no: order/already-lapsed";
            }
            case "COMPLETED" -> {
                return "no: order/already-fulfilled";
            }
            case "CANCELLED" -> {
                return order.toString();
            }
            default -> {
                order.held = false;
                order.group = "CANCELLED";
                order.state = "CANCELLED";
                giveBack(order, order.captured() - refunded(order));
                return order.toString();
            }
        }
    }

    private String fulfil(String id) {
        Slip order = orders.get(id);
        if (order == null) {
            return "no: request/not-found";
        }
        if (order.group.equals("CANCELLED")) {
            return "no: order/already-cancelled";
        }
        if (order.group.equals("FULFILLED")) {
            return order.toString();
        }
        if (!order.state.equals("PLACED")) {
            return "no: order/not-paid";
        }
        if (order.shelves().stream().anyMatch(shelf -> Math.max(0, there(shelf)) < order.quantity(shelf))) {
            return "no: order/shortfall";
        }
        leave(order);
        return order.toString();
    }

    private String takeBack(List<String> words, String sentence) {
        Back before = returns.get(words.get(1));
        if (before != null) {
            return before.asked.equals(sentence) ? "refund " + before.refund : "no: order/exists-different";
        }
        Slip order = orders.get(words.get(2));
        if (order == null) {
            return "no: request/not-found";
        }
        Map<Integer, Long> wanted = new LinkedHashMap<>();
        for (String word : words.subList(4, words.size())) {
            String[] parts = word.split("[*/]");
            int line = Integer.parseInt(parts[0]);
            if (line > order.lines.size()) {
                return "no: order/unknown-line";
            }
            if (!order.group.equals("FULFILLED")) {
                return "no: order/not-fulfilled";
            }
            Line bought = order.lines.get(line - 1);
            if (wanted.merge(line, Long.parseLong(parts[1]), Long::sum) > bought.quantity - bought.returned) {
                return "no: order/more-than-bought";
            }
        }
        long refund = 0;
        for (String word : words.subList(4, words.size())) {
            String[] parts = word.split("[*/]");
            Line bought = order.lines.get(Integer.parseInt(parts[0]) - 1);
            long units = Long.parseLong(parts[1]);
            refund += carry(bought.total, bought.quantity, units, bought.returned);
            bought.returned += units;
            if (bought.isGoods()) {
                Map<String, Long> shelf = parts.length > 2 ? damaged : onHand;
                shelf.merge(bought.sku + "@" + words.get(3), units, Long::sum);
            }
        }
        giveBack(order, refund);
        returns.put(words.get(1), new Back(sentence, refund));
        return "refund " + refund;
    }

    private String bring(List<String> words, String sentence) {
        Back before = returns.get(words.get(1));
        if (before != null) {
            return before.asked.equals(sentence) ? "refund " + before.refund : "no: order/exists-different";
        }
        long refund = 0;
        for (String word : words.subList(3, words.size())) {
            String[] parts = word.split("[*=]");
            long units = Long.parseLong(parts[1]);
            refund += parts.length > 2 ? Long.parseLong(parts[2]) : units * price(parts[0]);
            if (GOODS.contains(parts[0])) {
                onHand.merge(parts[0] + "@" + words.get(2), units, Long::sum);
            }
        }
        till("CASH", -refund);
        returns.put(words.get(1), new Back(sentence, refund));
        return "refund " + refund;
    }

    /** What the next units carry: the share of so many more less the share of those before. */
    long carry(long total, long quantity, long units, long before) {
        return total * (before + units) / quantity - total * before / quantity;
    }

    private static long refunded(Slip order) {
        return order.tenders.stream().mapToLong(tender -> tender.refunded).sum();
    }

    private static Optional<Tender> tender(Slip order, String id) {
        return order.tenders.stream().filter(tender -> tender.id.equals(id)).findFirst();
    }

    private static List<String> tenders(List<String> words) {
        return words.contains("pay") ? words.subList(words.indexOf("pay") + 1, words.size()) : List.of();
    }

    private static long amount(String tender) {
        return Long.parseLong(tender.split(":")[1]);
    }

    private static List<String> words(String sentence) {
        return Arrays.asList(sentence.trim().split(" +"));
    }
}
