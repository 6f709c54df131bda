package io.oneshelf.launcher.replay;

import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.launcher.replay.Receipts.Receipt;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sets a server up for a recording: channels, places, products, prices, members, and the goods received. */
final class Importer {

    private static final int RECEIPTS_AT_ONCE = 2;

    private final Api api;
    private final Wire wire;
    private final Facts facts;
    private final PrintStream out;
    private final List<String> summary = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    Importer(Api api, Wire wire, PrintStream out) {
        this.api = api;
        this.wire = wire;
        this.facts = new Facts(api, wire, out);
        this.out = out;
    }

    /** One line for each kind of thing that was sent. */
    List<String> summary() {
        return summary;
    }

    /** What the server refused, each with its id and reason; empty when all went well. */
    List<String> faults() {
        return faults;
    }

    void facts(Recording recording) {
        recording.channels().forEach(this::channel);
        send(
                new Facts.Form<>(
                        "locations",
                        "/v1/locations",
                        "/v1/locations/",
                        place -> place.code().value(),
                        wire::place),
                recording.places());
        send(
                new Facts.Form<>(
                        "products",
                        "/v1/products",
                        "/v1/products/",
                        article -> article.sku().value(),
                        wire::product),
                recording.articles());
        send(
                new Facts.Form<>(
                        "list prices",
                        "/v1/prices",
                        "/v1/prices/",
                        article -> article.sku().value(),
                        (article, json) -> wire.money("list", article.listPriceMinor(), json)),
                recording.articles().stream()
                        .filter(article -> article.listPriceMinor() > 0)
                        .toList());
        send(
                new Facts.Form<>("members", "/v1/members", "/v1/members/", MemberId::value, (member, json) -> {}),
                recording.members());
    }

    /** @param reason is written into every movement, so that two imports that differ in it are told apart */
    void receive(List<Receipt> receipts, String reason) {
        long lines =
                receipts.stream().mapToLong(receipt -> receipt.lines().size()).sum();
        Progress progress = new Progress(out, "receipt lines", lines);
        int refused = faults.size();
        try (InFlight<BatchAnswer> requests = new InFlight<>(RECEIPTS_AT_ONCE)) {
            for (Receipt receipt : receipts) {
                if (requests.isFull()) {
                    received(requests.next());
                }
                requests.start(() -> {
                    Answer answer = api.put("/v1/stock/movements/" + receipt.id(), wire.receipt(receipt, reason));
                    progress.add(receipt.lines().size());
                    return BatchAnswer.single(receipt.id(), answer);
                });
            }
            while (!requests.isEmpty()) {
                received(requests.next());
            }
        }
        progress.finish();
        long units = receipts.stream()
                .flatMap(receipt -> receipt.lines().stream())
                .mapToLong(Receipts.Line::quantity)
                .sum();
        summary.add("%,d weekly receipts of %,d lines and %,d units%s"
                .formatted(
                        receipts.size(),
                        lines,
                        units,
                        faults.size() == refused
                                ? ""
                                : ", of which %,d were refused".formatted(faults.size() - refused)));
    }

    private void received(BatchAnswer answer) {
        if (answer.status() == 409 && answer.problem().endsWith("/exists-different")) {
            faults.add(answer.id() + ": this server has received other goods under that id, as after an import of"
                    + " another file or with another --tight");
        } else if (!answer.isGood()) {
            faults.add(answer.id() + ": " + answer.described());
        }
    }

    /** Makes the channel where it is missing; one that is there stays as it is. */
    private void channel(ChannelCode channel) {
        String path = "/v1/channels/" + channel;
        if (api.get(path).status() != 404) {
            return;
        }
        Answer answer = api.put(path, wire.object(json -> {
            json.writeStringProperty("name", channel.value());
            json.writeStringProperty("kind", channel.value().toUpperCase(Locale.ROOT));
        }));
        if (!answer.isGood()) {
            faults.add(
                    channel + ": " + BatchAnswer.single(channel.value(), answer).described());
        }
    }

    private <T> void send(Facts.Form<T> form, List<T> things) {
        Facts.Sent sent = facts.send(form, things);
        summary.add(sent.described(form.what()));
        faults.addAll(sent.faults());
    }
}
