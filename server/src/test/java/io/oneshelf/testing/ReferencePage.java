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
        check(projectRoot().resolve("docs/reference").resolve(name), content);
    }

    /**
     * The same of a file that the server carries.
     *
     * @param name from the folder of its packages, such as {@code access/http/examples.json}
     */
    public static void checkResource(String name, String content) throws IOException {
        check(projectRoot().resolve("server/src/main/resources/io/oneshelf").resolve(name), content);
    }

    private static void check(Path page, String content) throws IOException {
        if (Boolean.getBoolean("reference.update")) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, content);
        }
        assertThat(page)
                .as("%s is made by the code: run ./mvnw test -Dreference.update=true and commit it", page.getFileName())
                .exists()
                .hasContent(content);
    }

    /**
     * Compares, or writes anew, a part of a page that people write: what stands between two comments.
     *
     * @param page from the folder of the clone, such as {@code docs/promises.md}
     * @param part as named in {@code <!-- part: … -->} and {@code <!-- end of part -->}
     */
    public static void checkPart(String page, String part, String content) throws IOException {
        Path file = projectRoot().resolve(page);
        String whole = Files.readString(file);
        String end = "<!-- end of " + part + " -->";
        int from = whole.indexOf('\n', whole.indexOf("<!-- " + part + ":")) + 1;
        int to = whole.indexOf(end);
        assertThat(to).as("%s has the comments around %s", page, part).isGreaterThanOrEqualTo(from);
        if (Boolean.getBoolean("reference.update")) {
            Files.writeString(file, whole.substring(0, from) + content + whole.substring(to));
        } else {
            assertThat(whole.substring(from, to))
                    .as("%s in %s is made by the tests: run ./mvnw test -Dreference.update=true", part, page)
                    .isEqualTo(content);
        }
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
