package io.oneshelf.launcher.replay;

import io.oneshelf.launcher.replay.Recorded.Adjustment;
import io.oneshelf.launcher.replay.Recorded.Sale;
import io.oneshelf.launcher.replay.Step.ReturnOfOrder;
import io.oneshelf.launcher.replay.Step.ReturnWithoutReceipt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Sends the steps, several batches at a time, so that the outcome is that of sending them one by one in their order.
 *
 * <ul>
 *   <li>A return is sent after the order it refers to was answered.
 *   <li>A sale is sent while returns before it are still under way only if the goods are there without them. The player
 *       counts along: what was received, less what was sent, plus what is known to be back.
 *   <li>A sale that the {@link Rehearsal} expects to be refused is sent alone: everything before it has been answered and
 *       nothing after it was sent. If a later document has already moved the goods it lacks, it was refused in an earlier
 *       run, and it is not sent again.
 * </ul>
 */
final class Player {

    private static final int BATCHES_AT_ONCE = 4;
    private static final int MOST_DOCUMENTS = 400;
    private static final int MOST_LINES = 3_000;
    /** After so many refusals that nobody can explain, the server is not the one this file was imported into. */
    private static final int MOST_FAULTS = 100;

    private record Sent(List<? extends Step> steps, List<BatchAnswer> answers) {}

    private final Api api;
    private final Wire wire;
    private final List<Step> steps;
    private final ServerBooks before;
    private final Progress progress;
    private final Set<String> foreseen;
    private final Units units;
    private final InFlight<Sent> requests = new InFlight<>(BATCHES_AT_ONCE);
    private final Played played = new Played();

    private final List<Sale> sales = new ArrayList<>();
    private int salesLines;
    private final List<Step> returns = new ArrayList<>();
    /** Orders in a batch that is being filled or under way. */
    private final Set<String> unanswered = new HashSet<>();
    /** Returns that wait for their order's answer. */
    private final Map<String, List<ReturnOfOrder>> waiting = new HashMap<>();

    /** @param before what the server's books hold before the first step is sent */
    Player(Api api, Wire wire, List<Step> steps, ServerBooks before, Progress progress) {
        this.api = api;
        this.wire = wire;
        this.steps = steps;
        this.before = before;
        this.progress = progress;
        this.foreseen = Rehearsal.refusals(steps, before.received());
        this.units = new Units(before.received());
    }

    Played play() {
        try (requests) {
            for (int i = 0; i < steps.size(); i++) {
                play(i, steps.get(i));
                while (requests.hasFinished()) {
                    takeAnswers();
                }
            }
            settle();
        }
        return played;
    }

    private void play(int place, Step step) {
        switch (step) {
            case Sale sale -> {
                if (foreseen.contains(sale.id())) {
                    playAlone(place, sale);
                } else {
                    takeGoods(sale);
                    add(sale);
                }
            }
            case Adjustment adjustment -> {
                if (foreseen.contains(adjustment.id())) {
                    playAlone(place, adjustment);
                } else {
                    takeGoods(adjustment);
                    send(adjustment);
                }
            }
            case ReturnOfOrder back -> {
                if (unanswered.contains(back.order())) {
                    waiting.computeIfAbsent(back.order(), order -> new ArrayList<>(1))
                            .add(back);
                } else {
                    add(back);
                }
            }
            case ReturnWithoutReceipt back -> addReturn(back);
        }
    }

    /** Counts the goods as gone, after waiting for returns that have to come first. */
    private void takeGoods(Step step) {
        Map<Shelf, Long> moved = Units.movedBy(step);
        while (!units.cover(moved) && !isSettled()) {
            sendSales();
            sendReturns();
            takeAnswers();
        }
        units.move(moved);
    }

    private void playAlone(int place, Step step) {
        settle();
        if (before.passed(place, step.at(), Units.movedBy(step).keySet())) {
            played.refused(step.id());
            progress.add(1);
            return;
        }
        switch (step) {
            case Sale sale -> add(sale);
            case Adjustment adjustment -> send(adjustment);
            case ReturnOfOrder back ->
                throw new IllegalStateException("a return is never foreseen to be refused: " + back.id());
            case ReturnWithoutReceipt back ->
                throw new IllegalStateException("a return is never foreseen to be refused: " + back.id());
        }
        settle();
        if (!played.isRefused(step.id())) {
            units.move(Units.movedBy(step));
            played.unforeseen(step.id() + " was expected to be refused and was accepted");
        }
    }

    private void add(Sale sale) {
        sales.add(sale);
        salesLines += sale.lines().size();
        unanswered.add(sale.id());
        if (sales.size() >= MOST_DOCUMENTS || salesLines >= MOST_LINES) {
            sendSales();
        }
    }

    /** A return whose order was answered: it is sent, or it falls away because its goods were never sold. */
    private void add(ReturnOfOrder back) {
        if (played.isRefused(back.order())) {
            played.fellAway(back);
            progress.add(1);
        } else {
            addReturn(back);
        }
    }

    private void addReturn(Step back) {
        returns.add(back);
        if (returns.size() >= MOST_DOCUMENTS) {
            sendReturns();
        }
    }

    private void sendSales() {
        if (sales.isEmpty()) {
            return;
        }
        List<Sale> batch = List.copyOf(sales);
        sales.clear();
        salesLines = 0;
        start(batch, remaining -> api.post("/v1/orders:batch", wire.sales(remaining)));
    }

    private void sendReturns() {
        if (returns.isEmpty()) {
            return;
        }
        List<Step> batch = List.copyOf(returns);
        returns.clear();
        start(batch, remaining -> api.post("/v1/returns:batch", wire.returns(remaining)));
    }

    private void send(Adjustment adjustment) {
        awaitRoom();
        requests.start(() -> new Sent(
                List.of(adjustment),
                List.of(BatchAnswer.single(
                        adjustment.id(),
                        api.put("/v1/stock/movements/" + adjustment.id(), wire.adjustment(adjustment))))));
    }

    private <S extends Step> void start(List<S> batch, Function<List<S>, Answer> post) {
        awaitRoom();
        requests.start(() -> new Sent(batch, answered(batch, post)));
    }

    private void awaitRoom() {
        while (requests.isFull()) {
            takeAnswers();
        }
    }

    /** Sends a batch, and what of it found the server too busy again, until every element has its answer. */
    private static <S extends Step> List<BatchAnswer> answered(List<S> batch, Function<List<S>, Answer> post) {
        Map<String, BatchAnswer> answers = new HashMap<>();
        List<S> remaining = batch;
        while (!remaining.isEmpty()) {
            Answer answer = post.apply(remaining);
            if (!answer.isGood()) {
                throw new CannotGoOn(
                        "The server answered %d to a whole batch: %s".formatted(answer.status(), answer.text()));
            }
            BatchAnswer.list(answer.body()).forEach(element -> answers.put(element.id(), element));
            remaining = remaining.stream()
                    .filter(step -> {
                        BatchAnswer element = answers.get(step.id());
                        return element == null || element.isBusy();
                    })
                    .toList();
            if (!remaining.isEmpty()) {
                Api.pause(1);
            }
        }
        return batch.stream().map(step -> answers.get(step.id())).toList();
    }

    private boolean isSettled() {
        return requests.isEmpty() && sales.isEmpty() && returns.isEmpty();
    }

    /** Sends what is gathered and waits until everything that was sent is answered. */
    private void settle() {
        while (!isSettled()) {
            sendSales();
            sendReturns();
            takeAnswers();
        }
    }

    /** Waits for one request's answers and keeps the books on them. */
    private void takeAnswers() {
        if (requests.isEmpty()) {
            return;
        }
        Sent sent = requests.next();
        for (int i = 0; i < sent.steps().size(); i++) {
            answered(sent.steps().get(i), sent.answers().get(i));
        }
        progress.add(sent.steps().size());
        if (played.faults().size() > MOST_FAULTS) {
            throw new CannotGoOn(
                    "More than %d documents were refused for reasons that cannot be; the first: %s. Was this file imported into this server?"
                            .formatted(MOST_FAULTS, played.faults().getFirst()));
        }
    }

    private void answered(Step step, BatchAnswer answer) {
        switch (step) {
            case Sale sale -> {
                taken(sale, answer);
                played.sale(sale, answer);
                unanswered.remove(sale.id());
                List<ReturnOfOrder> returnsOfIt = waiting.remove(sale.id());
                if (returnsOfIt != null) {
                    returnsOfIt.forEach(this::add);
                }
            }
            case Adjustment adjustment -> {
                taken(adjustment, answer);
                played.adjustment(adjustment, answer);
            }
            case ReturnOfOrder back -> {
                played.returned(
                        back,
                        back.lines().stream()
                                .mapToLong(Step.ReturnedLine::minor)
                                .sum(),
                        answer);
                broughtBack(back, answer);
            }
            case ReturnWithoutReceipt back -> {
                played.returned(
                        back,
                        back.lines().stream()
                                .mapToLong(Step.RefundedLine::minor)
                                .sum(),
                        answer);
                broughtBack(back, answer);
            }
        }
    }

    /** Puts back what was counted as gone when the server did not let it go, foreseen refusals excepted: they were not counted. */
    private void taken(Step step, BatchAnswer answer) {
        if (!answer.isGood() && !foreseen.contains(step.id())) {
            Map<Shelf, Long> back = new HashMap<>(Units.movedBy(step));
            back.replaceAll((shelf, quantity) -> -quantity);
            units.move(back);
            if (answer.isShortfall()) {
                played.unforeseen(step.id() + " was expected to be accepted and was refused: " + answer.detail());
            }
        }
    }

    private void broughtBack(Step back, BatchAnswer answer) {
        if (answer.isGood()) {
            units.move(Units.movedBy(back));
        }
    }
}
