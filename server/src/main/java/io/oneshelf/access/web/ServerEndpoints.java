package io.oneshelf.access.web;

import io.oneshelf.access.http.Allowed;
import io.oneshelf.access.http.Answer;
import io.oneshelf.access.http.Endpoint;
import io.oneshelf.access.http.Says;
import io.oneshelf.journal.JournalProblem;
import io.oneshelf.journal.NotNow;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Whether the server can do its work, and how it does. */
public final class ServerEndpoints {

    private final BooleanSupplier ready;
    private final Supplier<String> metrics;
    private final About about;

    /**
     * @param ready whether the server can do its work at this moment
     * @param metrics all measurements in the text form of Prometheus
     * @param version of this program, as the build named it
     * @param startedAt when this process began to serve
     */
    public ServerEndpoints(BooleanSupplier ready, Supplier<String> metrics, String version, Instant startedAt) {
        this.ready = ready;
        this.metrics = metrics;
        this.about = new About(version, startedAt);
    }

    public List<Endpoint<?>> endpoints() {
        return List.of(
                Endpoint.get("/healthz", Allowed.EVERYONE)
                        .says("Whether the server can do its work at this moment")
                        .answers(Health.class)
                        .always()
                        .handle(ask -> ready.getAsBoolean()
                                ? Answer.ok(new Health("UP"))
                                : Answer.refused(new NotNow(JournalProblem.DATABASE_AWAY))),
                Endpoint.get("/v1/version", Allowed.SIGNED_IN)
                        .says("Which version this server is, and since when it has run")
                        .answers(About.class)
                        .handle(ask -> Answer.ok(about)),
                Endpoint.get("/metrics", Allowed.to().orLoopback())
                        .says("Measurements in the text form of Prometheus")
                        .answersText("text/plain; version=0.0.4; charset=utf-8")
                        .handle(ask -> Answer.text(metrics.get())));
    }

    record Health(String status) {}

    record About(@Says("As the build named it") String version, Instant startedAt) {}
}
