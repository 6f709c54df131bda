package io.oneshelf.insight.web;

import io.oneshelf.access.http.Allowed;
import io.oneshelf.access.http.Answer;
import io.oneshelf.access.http.Endpoint;
import io.oneshelf.access.http.Parameter;
import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.TextForm;
import io.oneshelf.insight.Audit;
import io.oneshelf.insight.Findings;
import io.oneshelf.journal.JournalProblem;
import io.oneshelf.journal.NotNow;
import io.oneshelf.kernel.Role;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/audit}: 200 whatever it finds; {@code ok} says whether every promise holds. */
public final class AuditEndpoints {

    private static final Parameter<Boolean> FULL = Parameter.query(
            "full",
            "True to read from the first row. Otherwise the audit goes on from the last checkpoint and looks at what is new"
                    + " or changed by the house itself since; damage done to older rows from outside is found by a full audit"
                    + " only. A promise that was found broken is checked from the first row by every audit until it holds.",
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
                .answers(Report.class)
                .refuses(JournalProblem.DATABASE_AWAY)
                .handle(ask -> {
                    try {
                        return Answer.ok(Report.of(audit.run(ask.get(FULL)), audit.quarantine()));
                    } catch (SQLException e) {
                        return Answer.refused(new NotNow(JournalProblem.DATABASE_AWAY));
                    }
                }));
    }

    record Report(
            @Says("True when no rule found a violation") boolean ok,

            @Says("True when it read from the first row") boolean everything,

            @Says("Up to which position of the journal all has been audited")
            long position,

            @Says("One for each promise") List<Check> checks,

            @Says("What was ever found broken: what stands, then what was repaired, the newest first; at most 100")
            List<Violation> quarantine) {

        static Report of(Findings findings, List<io.oneshelf.insight.Violation> quarantine) {
            return new Report(
                    findings.ok(),
                    findings.everything(),
                    findings.position(),
                    findings.checks().stream()
                            .map(check -> new Check(check.name(), check.checked(), check.violations()))
                            .toList(),
                    quarantine.stream().map(Violation::of).toList());
        }
    }

    record Violation(
            @Says("The promise") String name,

            @Says("What breaks it: the key, and the figures that disagree")
            String evidence,

            @Says("How far the journal had come when it was found first")
            long position,

            Instant foundAt,

            @Says("When it was found last") Instant seenAt,

            @Says("When it was no longer found; absent while it stands") @Nullable
            Instant repairedAt) {

        static Violation of(io.oneshelf.insight.Violation violation) {
            return new Violation(
                    violation.rule(),
                    violation.evidence(),
                    violation.position(),
                    violation.foundAt(),
                    violation.seenAt(),
                    violation.repairedAt());
        }
    }

    record Check(
            @Says("The promise") String name,

            @Says("How many rows, documents or accounts were looked at")
            long checked,

            @Says("What breaks it, at most 100; empty when it holds")
            List<String> violations) {}
}
