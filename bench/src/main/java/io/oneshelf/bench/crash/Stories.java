package io.oneshelf.bench.crash;

import io.oneshelf.bench.subject.Goods;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The stories, and how often each is played. Ids are never used by two stories. */
final class Stories {

    private static final String HELD = "HELD";

    private final Goods goods;
    private final String run;
    private final AtomicLong ids = new AtomicLong();

    /** @param run tells the ids of one command from another's on the same server */
    Stories(Goods goods, String run) {
        this.goods = goods;
        this.run = run;
    }

    Story next(Random random) {
        int choice = random.nextInt(100);
        int sku = random.nextInt(goods.skus());
        int other = random.nextInt(goods.skus());
        int location = random.nextInt(goods.locations());
        int quantity = 1 + random.nextInt(3);
        String id = run + "-" + ids.incrementAndGet();
        boolean toItsEnd = random.nextInt(4) > 0;
        boolean well = random.nextBoolean();
        if (choice < 40) {
            return patron -> reservation(patron, id, sku, location, quantity, toItsEnd, well);
        } else if (choice < 75) {
            return patron -> order(patron, id, sku, other, location, quantity, toItsEnd, well);
        } else if (choice < 95) {
            return patron -> movement(patron, id, sku, location, well ? quantity : -quantity);
        }
        return patron -> importing(patron, id);
    }

    /** Held; then committed, or released, or neither. */
    private void reservation(
            Patron patron, String id, int sku, int location, int quantity, boolean toItsEnd, boolean commit) {
        String path = "/v1/stock/reservations/" + id;
        String body = "{\"lines\":[" + line(sku, location, quantity) + "],\"holdSeconds\":86400}";
        if (!patron.make(path, body).granted()) {
            return;
        }
        patron.notebook().moved(sku, location, 0, quantity);
        if (!toItsEnd) {
            patron.notebook().keep(new Notebook.Kept(path, body, HELD));
            return;
        }
        // Goods that were promised may turn out not to be there; then it stays held.
        if (!patron.act(path + (commit ? "/commit" : "/release")).granted()) {
            patron.notebook().keep(new Notebook.Kept(path, body, HELD));
            return;
        }
        patron.notebook().moved(sku, location, commit ? -quantity : 0, -quantity);
        patron.notebook().keep(new Notebook.Kept(path, body, commit ? "SETTLED" : "RELEASED"));
    }

    /** Paid; then fulfilled and its first line returned, or cancelled, or neither. */
    private void order(
            Patron patron,
            String id,
            int first,
            int second,
            int location,
            int quantity,
            boolean toItsEnd,
            boolean ship) {
        String path = "/v1/orders/" + id;
        String body = """
                {"channel":"web","lines":[{"sku":"%s","quantity":%d},{"sku":"%s","quantity":1}],
                 "fulfilment":{"mode":"SHIP","location":"%s"},
                 "tenders":[{"kind":"TEST","amount":{"amount":"%d","currency":"GBP"}}]}""".formatted(
                goods.sku(first), quantity, goods.sku(second), goods.location(location), (quantity + 1L) * Goods.PRICE);
        if (!patron.make(path, body).granted()) {
            return;
        }
        promised(patron, first, second, location, quantity, 0, 1);
        if (!toItsEnd) {
            patron.notebook().keep(new Notebook.Kept(path, body, "PLACED"));
        } else if (!ship) {
            mustBeGranted(patron.act(path + "/cancel"), path);
            promised(patron, first, second, location, quantity, 0, -1);
            patron.notebook().keep(new Notebook.Kept(path, body, "CANCELLED"));
        } else if (!patron.act(path + "/groups/1/fulfil").granted()) {
            patron.notebook().keep(new Notebook.Kept(path, body, "PLACED"));
        } else {
            promised(patron, first, second, location, quantity, -1, -1);
            String back = path + "/returns/" + id + "-R";
            String units = "{\"lines\":[{\"line\":1,\"quantity\":%d}],\"location\":\"%s\"}"
                    .formatted(quantity, goods.location(location));
            mustBeGranted(patron.make(back, units), back);
            patron.notebook().moved(first, location, quantity, 0);
            patron.notebook().keep(new Notebook.Kept(path, body, "COMPLETED"));
            patron.notebook().keep(new Notebook.Kept(back, units, null));
        }
    }

    private static void promised(
            Patron patron, int first, int second, int location, int quantity, int onHandBy, int reservedBy) {
        patron.notebook().moved(first, location, (long) onHandBy * quantity, (long) reservedBy * quantity);
        patron.notebook().moved(second, location, onHandBy, reservedBy);
    }

    /** Goods come in, or the books are corrected. */
    private void movement(Patron patron, String id, int sku, int location, int quantity) {
        String path = "/v1/stock/movements/" + id;
        String body = "{\"kind\":\"%s\",\"lines\":[%s]}"
                .formatted(quantity > 0 ? "RECEIVE" : "ADJUST", line(sku, location, quantity));
        if (patron.make(path, body).granted()) {
            patron.notebook().moved(sku, location, quantity, 0);
            patron.notebook().keep(new Notebook.Kept(path, body, null));
        }
    }

    /** Ten products in one batch, as an import sends them. */
    private void importing(Patron patron, String id) {
        String batch = IntStream.range(0, 10)
                .mapToObj(number -> "{\"id\":\"" + id + "-" + number + "\"," + product(id, number) + "}")
                .collect(Collectors.joining(",", "[", "]"));
        Patron.Told told = patron.post("/v1/products:batch", batch);
        for (int number = 0; number < told.body().size(); number++) {
            int status = told.body().get(number).path("status").asInt();
            if (status / 100 == 2) {
                patron.notebook()
                        .keep(new Notebook.Kept(
                                "/v1/products/" + id + "-" + number, "{" + product(id, number) + "}", null));
            } else if (status != 503) {
                throw new Lost("an import is answered " + told.body().get(number));
            }
        }
    }

    private static String product(String id, int number) {
        return """
                "name":{"en":"Imported"},"category":"imported","skus":[{"code":"%s-S%d","unit":"EACH"}]""".formatted(id, number);
    }

    private static void mustBeGranted(Patron.Told told, String path) {
        if (!told.granted()) {
            throw new Lost("was granted before, and then refused (" + told.body() + "): " + path);
        }
    }

    private String line(int sku, int location, int quantity) {
        return "{\"sku\":\"%s\",\"location\":\"%s\",\"quantity\":%d}"
                .formatted(goods.sku(sku), goods.location(location), quantity);
    }
}
