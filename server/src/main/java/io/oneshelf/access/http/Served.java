package io.oneshelf.access.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An endpoint made ready to be served: its bodies' shapes, the order of its path's variables, its timers. */
final class Served {

    private static final Duration[] STEPS = List.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000).stream()
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Endpoint<?> endpoint;
    private final @Nullable RecordShape takes;
    private final @Nullable Part gives;
    private final List<Parameter<?>> inPath;
    private final Map<String, Parameter<?>> inQuery;
    private final MeterRegistry meters;
    private final Map<Integer, Timer> timers = new ConcurrentHashMap<>();

    Served(Endpoint<?> endpoint, Shapes shapes, MeterRegistry meters) {
        this.endpoint = endpoint;
        this.meters = meters;
        if (endpoint.summary().isEmpty()) {
            throw new IllegalStateException(endpoint + " does not say what it does");
        }
        this.takes = switch (endpoint.takes()) {
            case Endpoint.Takes.Nothing ignored -> null;
            case Endpoint.Takes.One one -> shapes.of(one.type());
            case Endpoint.Takes.Batch batch -> shapes.of(batch.element());
            case Endpoint.Takes.Bytes ignored -> null;
        };
        this.gives = switch (endpoint.gives()) {
            case Endpoint.Gives.One one -> shapes.of(one.type());
            case Endpoint.Gives.Many many -> shapes.of(many.element());
            case Endpoint.Gives.Results results -> shapes.of(results.body());
            case Endpoint.Gives.Text ignored -> null;
            case Endpoint.Gives.Bytes ignored -> null;
        };
        this.inPath = inPath(endpoint);
        this.inQuery = endpoint.parameters().stream()
                .filter(parameter -> parameter.place() == Parameter.Place.QUERY)
                .collect(Collectors.toMap(Parameter::name, parameter -> parameter));
    }

    private static List<Parameter<?>> inPath(Endpoint<?> endpoint) {
        List<Parameter<?>> ordered = new ArrayList<>();
        for (String segment : endpoint.path().split("/")) {
            if (segment.startsWith("{") && segment.endsWith("}")) {
                String name = segment.substring(1, segment.length() - 1);
                ordered.add(endpoint.parameters().stream()
                        .filter(parameter -> parameter.place() == Parameter.Place.PATH
                                && parameter.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(endpoint + " does not take " + segment)));
            }
        }
        long declared = endpoint.parameters().stream()
                .filter(parameter -> parameter.place() == Parameter.Place.PATH)
                .count();
        if (declared != ordered.size()) {
            throw new IllegalStateException(endpoint + " takes a path parameter its path does not have");
        }
        return ordered;
    }

    Endpoint<?> endpoint() {
        return endpoint;
    }

    @Nullable
    RecordShape takes() {
        return takes;
    }

    @Nullable
    Part gives() {
        return gives;
    }

    /** In the order of the path. */
    List<Parameter<?>> inPath() {
        return inPath;
    }

    Map<String, Parameter<?>> inQuery() {
        return inQuery;
    }

    void took(long nanos, int status) {
        timers.computeIfAbsent(
                        status,
                        code -> Timer.builder("oneshelf.http.requests")
                                .description("Requests by endpoint and status")
                                .tag("method", endpoint.method())
                                .tag("path", endpoint.path())
                                .tag("status", Integer.toString(code))
                                .serviceLevelObjectives(STEPS)
                                .register(meters))
                .record(nanos, TimeUnit.NANOSECONDS);
    }
}
