package io.oneshelf.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How benchmarks are run.
 *
 * @param runs how many are measured of each row, at least 1
 * @param time how long one lasts
 * @param warmUp how long the same work is done before, unmeasured
 * @param quick as small as can be: it shows that a benchmark works, and its figures mean nothing
 * @param alone leaves out the plain programs that a row is compared with
 * @param parts tells of each row what its parts cost: threads, statements, tables
 * @param url a server that runs already, or null for one of our own
 * @param project the folder of the launcher script, or null to start servers from our own class path
 * @param home the user's, where servers leave their notes and PostgreSQL's programs are unpacked
 */
public record Settings(
        int runs,
        Duration time,
        Duration warmUp,
        boolean quick,
        boolean alone,
        boolean parts,
        @Nullable URI url,
        @Nullable Path project,
        Path home) {

    /** One number for a real run and one for a quick one. */
    public int sized(int real, int tiny) {
        return quick ? tiny : real;
    }
}
