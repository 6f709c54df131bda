package io.oneshelf.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.oneshelf.testing.Fault;
import io.oneshelf.testing.ReferencePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/promises.md}: the table of faults is written from the tests that show them, and nothing it links to is missing. */
class PromisesPageTest {

    private static final String PAGE = "docs/promises.md";
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)");

    @Test
    void theTableOfFaultsIsWhatTheTestsShow() throws IOException {
        List<JavaMethod> tests = new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests()).importPackages(Floors.ROOT).stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Fault.class))
                        .sorted(Comparator.comparing((JavaMethod method) -> place(method))
                                .thenComparing(method -> fault(method).value()))
                        .toList();
        assertThat(tests).as("tests that make something go wrong").hasSizeGreaterThan(10);
        StringBuilder table = new StringBuilder("""

                | what goes wrong | what the server answers | what the caller does | shown by |
                |---|---|---|---|
                """);
        for (JavaMethod test : tests) {
            Fault fault = fault(test);
            table.append("| %s | %s | %s | [%s](../%s) |\n"
                    .formatted(
                            fault.value(),
                            fault.answer(),
                            fault.caller(),
                            test.getOwner().getSimpleName(),
                            place(test)));
        }
        ReferencePage.checkPart(PAGE, "faults", table.append('\n').toString());
    }

    @Test
    void whatItLinksToIsThere() throws IOException {
        Path page = ReferencePage.projectRoot().resolve(PAGE);
        Matcher link = LINK.matcher(Files.readString(page));
        List<String> missing = new ArrayList<>();
        int links = 0;
        while (link.find()) {
            links++;
            if (!link.group(1).contains("://")
                    && !Files.exists(page.resolveSibling(link.group(1)).normalize())) {
                missing.add(link.group(1));
            }
        }
        assertThat(links).isGreaterThan(15);
        assertThat(missing).isEmpty();
    }

    private static Fault fault(JavaMethod test) {
        return test.getAnnotationOfType(Fault.class);
    }

    private static String place(JavaMethod test) {
        return "server/src/test/java/" + test.getOwner().getName().replace('.', '/') + ".java";
    }
}
