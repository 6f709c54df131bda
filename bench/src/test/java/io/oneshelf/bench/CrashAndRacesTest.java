package io.oneshelf.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

@Tag("slow")
@DisplayName("Truth under stress, in small")
class CrashAndRacesTest {

    private final StringWriter said = new StringWriter();

    @Test
    @DisplayName("server and PostgreSQL are killed under load, and everything acknowledged is there")
    void crash() {
        assertThat(bench("crash", "--cycles", "2")).as(said.toString()).isZero();
        assertThat(said.toString())
                .contains("cycle 1 of 2: the server killed", "cycle 2 of 2: PostgreSQL killed", "nothing lost");
    }

    @Test
    @DisplayName("whoever is first, the outcome is one of the right ones")
    void races() {
        assertThat(bench("races", "--rounds", "2")).as(said.toString()).isZero();
        assertThat(said.toString())
                .contains("many buyers for one unit", "cancel against pay against ship", "No promise was broken.");
    }

    private int bench(String... arguments) {
        CommandLine line = Bench.commandLine();
        line.setOut(new PrintWriter(said, true));
        line.setErr(new PrintWriter(said, true));
        return line.execute(arguments);
    }
}
