package io.oneshelf.insight.web;

import io.oneshelf.access.http.Allowed;
import io.oneshelf.access.http.Answer;
import io.oneshelf.access.http.Endpoint;
import io.oneshelf.access.http.Parameter;
import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.TextForm;
import io.oneshelf.insight.Audit;
import io.oneshelf.journal.AuditCheck;
import io.oneshelf.journal.JournalProblem;
import io.oneshelf.journal.NotNow;
import io.oneshelf.kernel.Role;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** {@code GET /v1/audit}: 200 whatever it finds; {@code ok} says whether every promise holds. */
public final class AuditEndpoints {

    private static final Parameter<Boolean> FULL = Parameter.query(
            "full",
            "True to read from the first row. There are no sealed checkpoints yet, so every audit does.",
            TextForm.of("must be true or false", text -> switch (text) {
                case "true" -> Optional.of(true);
                case "false" -> Optional.of(false);
                default -> Optional.empty();
            }),
            false);

    private final Audit audit;

    public AuditEndpoints(Audit audit) {
        this.audit = audit;
    }

    public List<Endpoint<?>> endpoints() {
        return List.of(Endpoint.get("/v1/audit", Allowed.to(Role.AUDITOR, Role.INTEGRATION))
                .says("Every promise that data can show, checked on one snapshot; one run at a time, others join it")
                .takes(FULL)
                .answers(Findings.class)
                .refuses(JournalProblem.DATABASE_AWAY)
                .handle(ask -> {
                    try {
                        return Answer.ok(Findings.of(audit.run()));
                    } catch (SQLException e) {
                        return Answer.refused(new NotNow(JournalProblem.DATABASE_AWAY));
                    }
                }));
    }

    record Findings(
            @Says("True when no rule found a violation") boolean ok,
            @Says("One for each promise") List<Check> checks) {

        static Findings of(List<AuditCheck> checks) {
            return new Findings(
                    checks.stream().allMatch(AuditCheck::ok),
                    checks.stream()
                            .map(check -> new Check(check.name(), check.checked(), check.violations()))
                            .toList());
        }
    }

    record Check(
            @Says("The promise") String name,

            @Says("How many rows, documents or accounts were looked at")
            long checked,

            @Says("What breaks it, at most 100; empty when it holds")
            List<String> violations) {}
}
