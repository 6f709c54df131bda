package io.oneshelf.launcher.replay;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/**
 * Puts facts (products, prices, members, places) into a server: in batches where it offers them, one by one over several
 * connections where it does not. A fact that is there with the same content is left alone, and so is one that somebody has
 * edited since.
 */
final class Facts {

    private static final int BATCH = 500;
    private static final int BATCHES_AT_ONCE = 3;
    private static final int SINGLES_AT_ONCE = 32;

    /** How a kind of fact is named and written. */
    record Form<T>(
            String what, String path, String putPath, Function<T, String> id, BiConsumer<T, JsonGenerator> body) {}

    /**
     * What became of them.
     *
     * @param made new on the server
     * @param same there already, with this content
     * @param edited there already, with other content that was left as it is
     * @param faults refused for another reason, each with its id
     */
    record Sent(long made, long same, long edited, List<String> faults) {

        String described(String what) {
            return "%,d %s: %,d new, %,d there already%s"
                    .formatted(
                            made + same + edited + faults.size(),
                            what,
                            made,
                            same,
                            edited == 0 ? "" : ", %,d edited since and left as they are".formatted(edited));
        }
    }

    private final Api api;
    private final Wire wire;
    private final PrintStream out;

    Facts(Api api, Wire wire, PrintStream out) {
        this.api = api;
        this.wire = wire;
        this.out = out;
    }

    <T> Sent send(Form<T> form, List<T> facts) {
        Progress progress = new Progress(out, form.what(), facts.size());
        Count count = new Count();
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < facts.size(); from += BATCH) {
            batches.add(facts.subList(from, Math.min(facts.size(), from + BATCH)));
        }
        if (!batches.isEmpty()) {
            Answer first = sendBatch(form, batches.getFirst());
            boolean offered = first.status() != 404 && first.status() != 405;
            if (offered) {
                count.addAll(batchAnswers(form, first));
                progress.add(batches.getFirst().size());
                inParallel(
                        batches.subList(1, batches.size()),
                        BATCHES_AT_ONCE,
                        batch -> batchAnswers(form, sendBatch(form, batch)),
                        count,
                        progress);
            } else {
                inParallel(facts, SINGLES_AT_ONCE, fact -> List.of(sendSingle(form, fact)), count, progress);
            }
        }
        progress.finish();
        return count.sent();
    }

    private <T, W> void inParallel(
            List<W> work, int atOnce, Function<W, List<BatchAnswer>> send, Count count, Progress progress) {
        try (InFlight<List<BatchAnswer>> requests = new InFlight<>(atOnce)) {
            for (W piece : work) {
                if (requests.isFull()) {
                    progress.add(count.addAll(requests.next()));
                }
                requests.start(() -> send.apply(piece));
            }
            while (!requests.isEmpty()) {
                progress.add(count.addAll(requests.next()));
            }
        }
    }

    private <T> Answer sendBatch(Form<T> form, List<T> batch) {
        return api.post(form.path() + ":batch", wire.array(batch, (fact, json) -> {
            json.writeStringProperty("id", form.id().apply(fact));
            form.body().accept(fact, json);
        }));
    }

    private static <T> List<BatchAnswer> batchAnswers(Form<T> form, Answer answer) {
        if (!answer.isGood()) {
            throw new CannotGoOn("The server answered %d to a batch of %s: %s"
                    .formatted(answer.status(), form.what(), answer.text()));
        }
        return BatchAnswer.list(answer.body());
    }

    private <T> BatchAnswer sendSingle(Form<T> form, T fact) {
        String id = form.id().apply(fact);
        return BatchAnswer.single(
                id, api.put(form.putPath() + id, wire.object(json -> form.body().accept(fact, json))));
    }

    /** Adds up what became of the facts. */
    private static final class Count {

        private long made;
        private long same;
        private long edited;
        private final List<String> faults = new ArrayList<>();

        int addAll(List<BatchAnswer> answers) {
            for (BatchAnswer answer : answers) {
                if (answer.status() == 201) {
                    made++;
                } else if (answer.isGood()) {
                    same++;
                } else if (answer.status() == 428 || answer.status() == 412) {
                    edited++;
                } else {
                    faults.add(answer.id() + ": " + answer.described());
                }
            }
            return answers.size();
        }

        Sent sent() {
            return new Sent(made, same, edited, faults);
        }
    }
}
