package io.oneshelf.insight;

import io.oneshelf.journal.AuditCheck;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was found broken, kept with its evidence. A violation stands until its rule, asked from the first row, no longer finds
 * it; no checkpoint passes over it, because a rule with a standing violation is always asked from the first row.
 */
final class Quarantine {

    private static final String FOUND = """
            insert into insight.violation as v (rule, evidence, digest, position, found_at, seen_at)
            select rule, evidence, md5(rule || evidence), ?, ?, ?
            from (select distinct ?::text as rule, evidence from unnest(?::text[]) as all_found(evidence)) found
            on conflict (digest) do update set seen_at = excluded.seen_at, repaired_at = null
            """;

    private static final String REPAIRED = """
            update insight.violation set repaired_at = ?
            where rule = ? and repaired_at is null and evidence <> all(?)
            """;

    private static final String LISTED = """
            select rule, evidence, position, found_at, seen_at, repaired_at from insight.violation
            order by repaired_at is null desc, found_at desc, digest limit %d
            """.formatted(AuditCheck.MOST);

    private Quarantine() {}

    /** The standing violations of each rule that has any. */
    static Map<String, List<String>> standing(Connection snapshot) throws SQLException {
        Map<String, List<String>> standing = new LinkedHashMap<>();
        try (Statement statement = snapshot.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select rule, evidence from insight.violation where repaired_at is null order by rule, digest")) {
            while (rows.next()) {
                standing.computeIfAbsent(rows.getString(1), rule -> new ArrayList<>())
                        .add(rows.getString(2));
            }
        }
        return standing;
    }

    /**
     * Keeps what a rule found from the first row; what it found before and no longer finds is repaired.
     *
     * @param position of the head when it was found
     */
    static void keep(Connection snapshot, AuditCheck check, long position, Instant now) throws SQLException {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        String[] evidence = check.violations().toArray(String[]::new);
        try (PreparedStatement found = snapshot.prepareStatement(FOUND);
                PreparedStatement repaired = snapshot.prepareStatement(REPAIRED)) {
            found.setLong(1, position);
            found.setObject(2, at);
            found.setObject(3, at);
            found.setString(4, check.name());
            found.setObject(5, evidence);
            found.execute();
            repaired.setObject(1, at);
            repaired.setString(2, check.name());
            repaired.setObject(3, evidence);
            repaired.execute();
        }
    }

    /** Standing violations first, then the repaired ones, the newest first; at most 100. */
    static List<Violation> list(Connection connection) throws SQLException {
        List<Violation> listed = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LISTED)) {
            while (row.next()) {
                OffsetDateTime repaired = row.getObject(6, OffsetDateTime.class);
                listed.add(new Violation(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getObject(5, OffsetDateTime.class).toInstant(),
                        repaired == null ? null : repaired.toInstant()));
            }
        }
        return listed;
    }
}
