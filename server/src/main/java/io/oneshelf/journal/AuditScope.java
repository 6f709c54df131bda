package io.oneshelf.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the rules of one audit read, all on one snapshot.
 *
 * <p>A rule names a table in braces, such as <code>{orders.order}</code>, where it means "the rows this audit looks at". A
 * table of documents is then read once for all rules of the run, into a temporary table whose {@code body} is {@code jsonb}:
 * taking JSON apart is what an audit mostly does, so every body is parsed once, and the planner knows what it joins whatever
 * it knows of the table itself. Of tables without bodies the braces are the table.
 */
public final class AuditScope {

    private static final Pattern SOURCE = Pattern.compile("\\{([a-z_]+\\.[a-z_]+)}");

    /** Tables of the slab that every module's rules may name; they have no bodies. */
    private static final Set<String> PLAIN =
            Set.of("ledger.entry", "ledger.hold", "ledger.balance", "journal.command", "journal.event");

    /**
     * Rules sort and join whole tables: with memory for it, and with the plans that small statements may not have. Without
     * nested loops, because on tables filled a moment ago the planner takes a million rows for none, and a loop over none
     * is its favourite; every other plan is bounded by sorting what it reads. Several processes may read a table, which is
     * worth it for a body that takes longer to parse than to pass on.
     */
    private static final String ROOM = """
            set local work_mem = '128MB'; set local jit = off;
            set local enable_seqscan = on; set local enable_hashjoin = on; set local enable_mergejoin = on;
            set local enable_bitmapscan = on; set local enable_material = on; set local enable_nestloop = off;
            set local parallel_setup_cost = 0; set local parallel_tuple_cost = 0;
            set local min_parallel_table_scan_size = 0""";

    private final Connection snapshot;
    private final Map<String, String> sources = new HashMap<>();

    private AuditScope(Connection snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * Every row there is.
     *
     * @param snapshot one transaction for all rules, REPEATABLE READ; it is written to for temporary tables only
     */
    public static AuditScope everything(Connection snapshot) throws SQLException {
        try (Statement statement = snapshot.createStatement()) {
            statement.execute(ROOM);
        }
        return new AuditScope(snapshot);
    }

    /** The transaction in which a rule reads. */
    Connection snapshot() {
        return snapshot;
    }

    /** The statement with every table in braces replaced by what this audit reads of it. */
    String reading(String sql) throws SQLException {
        Matcher names = SOURCE.matcher(sql);
        StringBuilder reading = new StringBuilder();
        while (names.find()) {
            names.appendReplacement(reading, Matcher.quoteReplacement(source(names.group(1))));
        }
        return names.appendTail(reading).toString();
    }

    private String source(String table) throws SQLException {
        if (PLAIN.contains(table)) {
            return table;
        }
        String known = sources.get(table);
        if (known == null) {
            known = documents(table);
            sources.put(table, known);
        }
        return known;
    }

    private String documents(String table) throws SQLException {
        String copy = "audit_" + table.replace('.', '_');
        try (Statement statement = snapshot.createStatement()) {
            statement.execute("create temp table " + copy + " on commit drop as select " + columns(statement, table)
                    + " from " + table);
            statement.execute("analyze " + copy);
        }
        return copy;
    }

    private static String columns(Statement statement, String table) throws SQLException {
        StringBuilder columns = new StringBuilder();
        try (ResultSet none = statement.executeQuery("select * from " + table + " where false")) {
            ResultSetMetaData row = none.getMetaData();
            for (int column = 1; column <= row.getColumnCount(); column++) {
                String name = row.getColumnName(column);
                columns.append(columns.isEmpty() ? "" : ", ")
                        .append(name.equals("body") ? "body::jsonb as body" : name);
            }
        }
        return columns.toString();
    }
}
