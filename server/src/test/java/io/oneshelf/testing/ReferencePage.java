package io.oneshelf.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page under {@code docs/reference/} that the code produces. The test that makes it fails when the committed page is not
 * what the code says today; {@code ./mvnw test -Dreference.update=true} writes the pages anew.
 */
public final class ReferencePage {

    private ReferencePage() {}

    /** Compares the page with the content, or writes it when the build was asked to. */
    public static void check(String name, String content) throws IOException {
        Path page = projectRoot().resolve("docs/reference").resolve(name);
        if (Boolean.getBoolean("reference.update")) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, content);
        }
        assertThat(page)
                .as(
                        "docs/reference/%s is made by the code: run ./mvnw test -Dreference.update=true and commit it",
                        name)
                .exists()
                .hasContent(content);
    }

    /** The folder of the clone, whichever module the test runs in. */
    public static Path projectRoot() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("oneshelf")) && !Files.exists(here.resolve("server/pom.xml"))) {
            here = here.getParent();
        }
        return here;
    }
}
