package io.oneshelf.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.testing.OpenApiDocument.Operation;
import io.oneshelf.testing.ReferencePage;
import io.oneshelf.testing.TestHouse;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The document that the whole house serves hangs together. */
class OpenApiTest {

    private static final Pattern REFERENCE = Pattern.compile("\"\\$ref\" ?: ?\"#([^\"]+)\"");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    @Test
    void everyReferenceLeadsSomewhereAndEveryOperationSaysWhatItIs() {
        try (TestHouse house = TestHouse.onPostgres()) {
            JsonNode root = house.nobody().document().root();
            Set<String> dangling = new TreeSet<>();
            Matcher references = REFERENCE.matcher(root.toString());
            int seen = 0;
            while (references.find()) {
                seen++;
                if (root.at(references.group(1)).isMissingNode()) {
                    dangling.add(references.group(1));
                }
            }
            assertThat(seen).as("references seen").isGreaterThan(100);
            assertThat(dangling).isEmpty();

            List<Operation> operations = house.nobody().document().operations();
            assertThat(operations).hasSizeGreaterThan(40);
            Set<String> ids = new HashSet<>();
            for (Operation operation : operations) {
                JsonNode node = operation.node();
                assertThat(ids.add(node.path("operationId").asString()))
                        .as("%s has an id of its own", operation)
                        .isTrue();
                assertThat(node.path("summary").asString())
                        .as("what %s does", operation)
                        .matches("[A-Z].+[^.]");
                assertThat(node.path("responses").propertyNames())
                        .as("%s", operation)
                        .anyMatch(status -> status.startsWith("2"));
                Set<String> variables = new TreeSet<>();
                VARIABLE.matcher(operation.path()).results().forEach(found -> variables.add(found.group(1)));
                Set<String> described = new TreeSet<>();
                node.path("parameters").forEach(parameter -> {
                    assertThat(parameter.path("description").asString())
                            .as("%s: %s", operation, parameter)
                            .isNotBlank();
                    if (parameter.path("in").asString().equals("path")) {
                        described.add(parameter.path("name").asString());
                    }
                });
                assertThat(described).as("%s", operation).isEqualTo(variables);
                node.path("x-problems")
                        .forEach(word -> assertThat(word.path("sentence").asString())
                                .as("%s", operation)
                                .startsWith("Returned when "));
            }
        }
    }

    /** Clients are generated from the page, so that nobody needs a running server to build one. */
    @Test
    void theDocumentIsAPageOfTheReference() throws IOException {
        try (TestHouse house = TestHouse.onPostgres()) {
            ReferencePage.check("openapi.json", house.nobody().document().root().toPrettyString() + "\n");
        }
    }
}
