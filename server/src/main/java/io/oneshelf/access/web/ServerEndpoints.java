package io.oneshelf.access.web;

import io.oneshelf.access.http.Allowed;
import io.oneshelf.access.http.Answer;
import io.oneshelf.access.http.Endpoint;
import io.oneshelf.journal.JournalProblem;
import io.oneshelf.journal.NotNow;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Whether the server can do its work, and how it does. */
public final class ServerEndpoints {

    private final BooleanSupplier ready;
    private final Supplier<String> metrics;

    /**
     * @param ready whether the server can do its work at this moment
     * @param metrics all measurements in the text form of Prometheus
     */
    public ServerEndpoints(BooleanSupplier ready, Supplier<String> metrics) {
        this.ready = ready;
        this.metrics = metrics;
    }

    public List<Endpoint<?>> endpoints() {
        return List.of(
                Endpoint.get("/healthz", Allowed.EVERYONE)
                        .says("Whether the server can do its work at this moment")
                        .answers(Health.class)
                        .handle(ask -> ready.getAsBoolean()
                                ? Answer.ok(new Health("UP"))
                                : Answer.refused(new NotNow(JournalProblem.DATABASE_AWAY))),
                Endpoint.get("/metrics", Allowed.to().orLoopback())
                        .says("Measurements in the text form of Prometheus")
                        .answersText("text/plain; version=0.0.4; charset=utf-8")
                        .handle(ask -> Answer.text(metrics.get())));
    }

    record Health(String status) {}
}
