package io.oneshelf.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.journal.AuditRule;
import io.oneshelf.launcher.House;
import io.oneshelf.testing.ReferencePage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/audit.md}: what the audit checks, in the words in which it reports it. */
class AuditPageTest {

    @Test
    void theAuditChecksWhatThePageSays() throws IOException {
        List<String> names =
                House.rules().stream().map(AuditRule::name).sorted().toList();
        assertThat(names).doesNotHaveDuplicates();
        StringBuilder page = new StringBuilder("""
                # What the audit checks

                Every promise that data can show, as `GET /v1/audit` names it. Made by the code; the console's names of them in
                Chinese are held to this page.

                """);
        names.forEach(name -> page.append("- ").append(name).append('\n'));
        ReferencePage.check("audit.md", page.toString());
    }
}
