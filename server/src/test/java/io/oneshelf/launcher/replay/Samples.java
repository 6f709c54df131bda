package io.oneshelf.launcher.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small files of the two kinds, and the month that the clone carries. */
final class Samples {

    static final String ONLINE_RETAIL = String.join(",", OnlineRetail.HEADER) + "\n";

    static final String COMPLETE_JOURNEY = "\"" + String.join("\",\"", CompleteJourney.HEADER) + "\"\n";

    private Samples() {}

    /** A month of Online Retail, in the clone. */
    static Path month() {
        return demo().resolve("online-retail-2010-12.csv.gz");
    }

    /** The first days of that month: 6,000 lines, with sales, cancellations, services and adjustments among them. */
    static Recording days(Path folder) {
        StringBuilder text = new StringBuilder();
        try (CsvReader csv = CsvReader.open(month())) {
            for (int line = 0; line <= 6_000 && csv.next() != null; line++) {
                text.append(csv.raw()).append('\n');
            }
        }
        return read(folder, text.toString());
    }

    /** The folder data/demo, wherever in the clone the tests are started. */
    static Path demo() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("data/demo"))) {
            here = here.getParent();
        }
        return here.resolve("data/demo");
    }

    static Recording read(Path folder, String text) {
        try {
            return Recording.read(Files.writeString(folder.resolve("sample.csv"), text));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
