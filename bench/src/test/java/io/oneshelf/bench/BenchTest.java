package io.oneshelf.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Every benchmark runs, and is exact; how fast is not the test's business")
class BenchTest {

    @TempDir
    private Path results;

    private final StringWriter said = new StringWriter();

    @Test
    @DisplayName("all of them, as small as can be")
    void all() throws IOException {
        int status = bench("--quick", "--runs", "1", "--results", results.toString(), "all");

        assertThat(status).as("what it said: %s", said).isZero();
        JsonNode written = theOneFile();
        assertThat(written.at("/postgres/fsync").asString()).isEqualTo("on");
        assertThat(written.at("/postgres/synchronous_commit").asString()).isEqualTo("on");
        assertThat(written.at("/machine/cores").asInt()).isPositive();
        assertThat(written.path("rows")).isNotEmpty().allSatisfy(row -> {
            assertThat(row.path("runs")).hasSize(1);
            assertThat(row.at("/perSecond/median").asDouble()).isPositive();
            assertThat(said.toString()).contains(row.path("name").asString());
        });
    }

    @Test
    @DisplayName("--help lists them")
    void help() {
        assertThat(bench("--help")).isZero();
        assertThat(said.toString()).contains("orders", "reserve", "reserve-here");
    }

    @Test
    @DisplayName("a name that is none is the caller's mistake")
    void noSuchBenchmark() {
        assertThat(bench("ordres")).isEqualTo(2);
        assertThat(said.toString()).contains("There is no benchmark ordres");
    }

    private int bench(String... arguments) {
        CommandLine line = Bench.commandLine();
        line.setOut(new PrintWriter(said, true));
        line.setErr(new PrintWriter(said, true));
        return line.execute(arguments);
    }

    private JsonNode theOneFile() throws IOException {
        try (Stream<Path> files = Files.list(results)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return JsonMapper.builder().build().readTree(all.getFirst().toFile());
        }
    }
}
