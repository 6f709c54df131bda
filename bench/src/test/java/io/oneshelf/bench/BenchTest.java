package io.oneshelf.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.bench.work.Benchmarks;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Every benchmark runs, and is exact; how fast is not the test's business")
class BenchTest {

    private static final List<String> QUICK = List.of(
            "reserve-here",
            "reserve",
            "reserve-batch",
            "orders",
            "orders-batch",
            "hot",
            "availability",
            "size",
            "overload");
    private static final List<String> SEVERAL_SERVERS = List.of("two-servers", "start");

    @TempDir
    private Path results;

    private final StringWriter said = new StringWriter();

    @Test
    @Tag("slow")
    @DisplayName("as small as can be")
    void quick() throws IOException {
        runs(QUICK);
    }

    @Test
    @Tag("slow")
    @DisplayName("those that start several servers")
    void several() throws IOException {
        runs(SEVERAL_SERVERS);
    }

    @Test
    @DisplayName("none is left out here but the one that takes hours")
    void none() {
        assertThat(Benchmarks.all().stream().filter(Benchmark::isPartOfAll).map(Benchmark::name))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(QUICK.stream(), SEVERAL_SERVERS.stream()).toList());
    }

    private void runs(List<String> names) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--quick", "--runs", "1", "--results", results.toString()));
        arguments.addAll(names);
        int status = bench(arguments.toArray(String[]::new));

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
    @DisplayName("--parts tells what the statements of a row cost")
    void parts() throws IOException {
        assertThat(bench("--quick", "--runs", "1", "--parts", "--results", results.toString(), "reserve"))
                .as("what it said: %s", said)
                .isZero();
        List<JsonNode> ofReserving = theOneFile()
                .path("rows")
                .valueStream()
                .filter(row -> row.path("name").asString().startsWith("PUT reservation"))
                .flatMap(row -> row.path("parts").valueStream())
                .filter(part -> part.path("kind").asString().equals("STATEMENT"))
                .toList();
        assertThat(ofReserving)
                .anySatisfy(part -> assertThat(part.path("name").asString()).contains("insert into journal"))
                .allSatisfy(part -> assertThat(part.path("times").asDouble()).isPositive());
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
