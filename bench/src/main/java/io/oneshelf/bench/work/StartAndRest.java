package io.oneshelf.bench.work;

import io.oneshelf.bench.Benchmark;
import io.oneshelf.bench.Stage;
import io.oneshelf.bench.load.Load;
import io.oneshelf.bench.report.Row;
import io.oneshelf.bench.subject.Goods;
import io.oneshelf.bench.subject.Memory;
import io.oneshelf.bench.subject.Run;
import io.oneshelf.bench.subject.ServerProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** From the command to "ready" on a data folder that exists, and the memory of a server that nobody asks anything. */
final class StartAndRest implements Benchmark {

    private static final String FOLDER = "start";

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String sentence() {
        return "./oneshelf up on an existing data folder until it is ready; memory at rest, PostgreSQL included";
    }

    @Override
    public void run(Stage stage) {
        try (ServerProcess first = stage.startServer(FOLDER, List.of())) {
            new Goods("ST", stage.settings().sized(5_000, 20), stage.settings().sized(8, 2), 1_000_000)
                    .setUp(first.api(), true);
        }
        List<Run> runs = new ArrayList<>();
        Memory memory = Memory.NONE;
        for (int number = 1; number <= stage.settings().runs(); number++) {
            try (ServerProcess again = stage.startServer(FOLDER, List.of())) {
                stage.report().postgres(again.postgres());
                Duration start = again.start();
                Histogram latencies = Load.emptyLatencies();
                latencies.recordValue(start.toNanos());
                runs.add(Run.of(new Load(1, start.toNanos(), latencies, Map.of())));
                stage.report().say("start %d: %,d ms".formatted(number, start.toMillis()));
                again.api().get("/v1/channels");
                memory = Memory.of(again);
                Stage.mustBeInOrder(again.api());
            }
        }
        stage.report()
                .add(new Row("start on existing data", "starts/s", runs)
                        .with("ready after %.1f s (%.1f–%.1f)"
                                .formatted(
                                        runs.stream()
                                                .mapToDouble(Run::seconds)
                                                .sorted()
                                                .toArray()[runs.size() / 2],
                                        runs.stream()
                                                .mapToDouble(Run::seconds)
                                                .min()
                                                .orElseThrow(),
                                        runs.stream()
                                                .mapToDouble(Run::seconds)
                                                .max()
                                                .orElseThrow()))
                        .with("memory at rest: %d MB, of which server %d and PostgreSQL %d"
                                .formatted(
                                        Memory.megabytes(memory.server() + memory.postgres()),
                                        Memory.megabytes(memory.server()),
                                        Memory.megabytes(memory.postgres()))));
    }
}
