package io.oneshelf.bench.races;

import io.oneshelf.bench.subject.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** The server that is raced on, and the place and the price that everything there has. */
final class Arena {

    static final int PRICE = 1_000;

    private final Api api;
    private final String location;

    Arena(Api api, String location) {
        this.api = api;
        this.location = location;
        api.put("/v1/locations/" + location, """
                {"name":"Races","kind":"WAREHOUSE","latitude":0,"longitude":0,"zone":"UTC",
                 "modes":["CARRY_OUT","PICKUP","SHIP","DELIVER"]}""");
    }

    /** New goods with a price, so many of each. */
    void goods(int each, String... skus) {
        for (String sku : skus) {
            api.put("/v1/products/" + sku + "-P", """
                    {"name":{"en":"Raced for"},"category":"races","skus":[{"code":"%s","unit":"EACH"}]}""".formatted(sku));
            api.put("/v1/prices/" + sku, "{\"list\":" + money(PRICE) + "}");
            api.put("/v1/stock/movements/" + sku + "-IN", "{\"kind\":\"RECEIVE\",\"lines\":[" + line(sku, each) + "]}");
        }
    }

    String line(String sku, int quantity) {
        return "{\"sku\":\"%s\",\"location\":\"%s\",\"quantity\":%d}".formatted(sku, location, quantity);
    }

    String reservation(String sku, int holdSeconds) {
        return "{\"lines\":[" + line(sku, 1) + "],\"holdSeconds\":" + holdSeconds + "}";
    }

    /** Of one unit each, paid or not. */
    String order(boolean paid, String... skus) {
        List<String> lines = new ArrayList<>();
        for (String sku : skus) {
            lines.add("{\"sku\":\"" + sku + "\",\"quantity\":1}");
        }
        return """
                {"channel":"web","currency":"GBP","lines":[%s],"fulfilment":{"mode":"SHIP","location":"%s"}%s}""".formatted(
                String.join(",", lines), location, paid ? ",\"tenders\":[" + tender(PRICE * skus.length) + "]" : "");
    }

    static String tender(int amount) {
        return "{\"kind\":\"TEST\",\"amount\":" + money(amount) + "}";
    }

    private static String money(int amount) {
        return "{\"amount\":\"" + amount + "\",\"currency\":\"GBP\"}";
    }

    String location() {
        return location;
    }

    Api.Exchange put(String path, String body) {
        return neverOurFault(api.send("PUT", path, body), path);
    }

    Api.Exchange post(String path) {
        return neverOurFault(api.send("POST", path, ""), path);
    }

    JsonNode get(String path) {
        return api.get(path);
    }

    /** What a shelf has, as {@code on hand, reserved}. */
    String shelf(String sku) {
        JsonNode line = api.get("/v1/stock/availability?sku=" + sku + "&location=" + location)
                .path("lines")
                .get(0);
        return line.path("onHand").asLong() + " on hand, "
                + line.path("reserved").asLong() + " reserved";
    }

    /** Everybody at one moment; the answers stand in the order of the runners. */
    List<Api.Exchange> atOnce(List<Supplier<Api.Exchange>> runners) {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Api.Exchange>> running = new ArrayList<>();
            for (Supplier<Api.Exchange> runner : runners) {
                running.add(threads.submit(() -> {
                    start.await();
                    return runner.get();
                }));
            }
            start.countDown();
            List<Api.Exchange> answers = new ArrayList<>();
            for (Future<Api.Exchange> future : running) {
                answers.add(future.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Api.Exchange neverOurFault(Api.Exchange answer, String path) {
        if (answer.status() == 500) {
            throw new Broken(path + " is answered 500: " + new String(answer.body()));
        }
        return answer;
    }

    static long count(List<Api.Exchange> answers, int status) {
        return answers.stream().filter(answer -> answer.status() == status).count();
    }

    static List<Integer> statuses(List<Api.Exchange> answers) {
        return answers.stream().map(Api.Exchange::status).sorted().toList();
    }

    static void must(boolean holds, String what, Object evidence) {
        if (!holds) {
            throw new Broken(what + ": " + evidence);
        }
    }
}
