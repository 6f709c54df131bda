package io.oneshelf.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the rules of one audit read, all on one snapshot: every row there is, or only what is new.
 *
 * <p>A rule names a table in braces, such as <code>{orders.order}</code>, where it means "the rows this audit looks at". A
 * table of documents is then read once for all rules of the run, into a temporary table whose {@code body} is {@code jsonb}:
 * taking JSON apart is what an audit mostly does, so every body is parsed once, and the planner knows what it joins whatever
 * it knows of the table itself. Of the slab's tables without bodies the braces are the table when everything is looked at.
 *
 * <p>When only what is new is looked at, a document is in scope when something happened to it, and with it all its entries
 * and holds. So a rule that compares a document with its own entries and holds needs no second wording. A rule about what
 * came before has one ({@link SqlRule}); it may name <code>{new.entry}</code>, the entries that are new,
 * <code>{sealed.account}</code>, the accounts in scope with their balance at the checkpoint, <code>{sealed.hold}</code>, the
 * holds in scope that were open then, and <code>{sealed.checkpoint}</code>, the position it was made at.
 */
public final class AuditScope {

    private static final Pattern SOURCE = Pattern.compile("\\{([a-z_]+\\.[a-z_]+)}");

    /** Tables of the slab that every module's rules may name; they have no bodies. */
    private static final Set<String> PLAIN = Set.of(
            "ledger.entry", "ledger.hold", "ledger.balance", "ledger.account", "journal.command", "journal.event");

    /**
     * Rules sort and join whole tables: with memory for it, and with the plans that small statements may not have. Without
     * nested loops, because on tables filled a moment ago the planner takes a million rows for none, and a loop over none
     * is its favourite; every other plan is bounded by sorting what it reads. Several processes may read a table, which is
     * worth it for a body that takes longer to parse than to pass on.
     */
    private static final String FOR_EVERYTHING = """
            set local work_mem = '128MB'; set local jit = off;
            set local enable_seqscan = on; set local enable_hashjoin = on; set local enable_mergejoin = on;
            set local enable_bitmapscan = on; set local enable_material = on; set local enable_nestloop = off;
            set local parallel_setup_cost = 0; set local parallel_tuple_cost = 0;
            set local min_parallel_table_scan_size = 0""";

    /**
     * What is new stands in temporary tables whose size is known; other tables are read by their keys. Without nested loops
     * but those that a statement asks for by LATERAL: the planner takes what comes out of an array, a function or a group
     * for few, and looped 12,000 documents over 12,000. Such a look took twenty seconds instead of one.
     */
    private static final String FOR_WHAT_IS_NEW = """
            set local work_mem = '32MB'; set local jit = off; set local max_parallel_workers_per_gather = 0;
            set local default_statistics_target = 10;
            set local enable_seqscan = off; set local enable_hashjoin = on; set local enable_mergejoin = on;
            set local enable_bitmapscan = on; set local enable_material = on; set local enable_nestloop = off""";

    private static final String BODY = "body";

    private final Connection snapshot;
    private final boolean everything;
    private final boolean counted;
    private final Map<String, String> sources;
    private final Set<String> touched = new HashSet<>();
    private final String room;

    private AuditScope(
            Connection snapshot,
            boolean everything,
            boolean counted,
            Map<String, String> sources,
            Set<String> touched) {
        this.snapshot = snapshot;
        this.everything = everything;
        this.counted = counted;
        this.sources = new HashMap<>(sources);
        this.touched.addAll(touched);
        this.room = everything ? FOR_EVERYTHING : FOR_WHAT_IS_NEW;
    }

    /**
     * Every row there is.
     *
     * @param snapshot one transaction for all rules, REPEATABLE READ; it is written to for temporary tables only
     */
    public static AuditScope everything(Connection snapshot) {
        return new AuditScope(snapshot, true, true, Map.of(), Set.of());
    }

    /**
     * Only what is new.
     *
     * @param snapshot a transaction as above in which the temporary table {@code audit_touched (home, kind, id, no, day)} says
     *     which documents are in scope
     * @param sources what is read for each table without bodies, and for what was sealed
     * @param kinds of the documents in scope
     * @param counted whether anybody wants to know how much was looked at
     */
    public static AuditScope news(
            Connection snapshot, Map<String, String> sources, Set<String> kinds, boolean counted) {
        Set<String> tables = new HashSet<>();
        kinds.forEach(kind -> tables.add(tableName(kind)));
        return new AuditScope(snapshot, false, counted, sources, tables);
    }

    /** For the rest of this transaction no statement is worked on by several processes, whatever the scope allows it. */
    public static void alone(Connection snapshot) throws SQLException {
        try (Statement statement = snapshot.createStatement()) {
            statement.execute("set local max_parallel_workers_per_gather = 0");
        }
    }

    /** Sets a transaction up for finding out what is new. */
    public static String settingsForNews() {
        return FOR_WHAT_IS_NEW;
    }

    /** The transaction in which a rule reads, set up for its statements. */
    Statement statement() throws SQLException {
        Statement statement = snapshot.createStatement();
        statement.execute(room);
        return statement;
    }

    boolean isEverything() {
        return everything;
    }

    /** Whether a rule says how much it looked at; if not it says 0. */
    boolean isCounted() {
        return counted;
    }

    /** True when the statement is about documents and nothing happened to any of their kinds. */
    boolean concernsNothing(String sql) {
        boolean documents = false;
        Matcher names = SOURCE.matcher(sql);
        while (names.find()) {
            String table = names.group(1);
            if (!everything && !PLAIN.contains(table) && !sources.containsKey(table)) {
                documents = true;
            }
            if (everything || isTouched(table)) {
                return false;
            }
        }
        return documents;
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

    /**
     * Home, number and id of the documents of a table, without their bodies.
     *
     * @param table quoted where SQL needs it
     */
    String numbers(String table) throws SQLException {
        String name = table.replace("\"", "");
        return "select home, no, id from "
                + (everything
                        ? table
                        : isTouched(name)
                                ? source(name)
                                : "(select 0::smallint, 0, '') none(home, no, id) where false");
    }

    private String source(String table) throws SQLException {
        String known = sources.get(table);
        if (known == null) {
            known = everything && PLAIN.contains(table) ? table : documents(table);
            sources.put(table, known);
        }
        return known;
    }

    private String documents(String table) throws SQLException {
        String copy = (everything ? "audit_all_" : "audit_new_") + table.replace('.', '_');
        try (Statement statement = statement()) {
            List<String> columns = columns(statement, table);
            String read = "select "
                    + columns.stream()
                            .map(column -> column.equals(BODY) ? "body::jsonb as body" : column)
                            .collect(Collectors.joining(", "))
                    + " from " + table;
            // Nothing is planned by what stands within bodies, and looking at them would take as long as copying them.
            columns.remove(BODY);
            String analyze = "analyze " + copy + " (" + String.join(", ", columns) + ")";
            if (everything) {
                statement.execute("create temp table " + copy + " on commit drop as " + read);
                statement.execute(analyze);
                return copy;
            }
            // Made once for a connection, so that an audit every second does not fill the database's catalogue.
            statement.execute("set local client_min_messages = warning; create temp table if not exists " + copy
                    + " on commit delete rows as " + read + " where false");
            if (isTouched(table)) {
                statement.execute("insert into " + copy + " " + read + inScope(table));
                statement.execute(analyze);
            }
        }
        return copy;
    }

    private boolean isTouched(String table) {
        return touched.contains(table.substring(table.indexOf('.') + 1));
    }

    /** A condition that is met through the key, whatever the planner knows: on the number, and on the month. */
    private static String inScope(String table) {
        return """
                 where home = any(array(select distinct home from audit_touched))
                    and no = any(array(select no from audit_touched
                        where replace(split_part(kind, '.', 2), '-', '_') = '%s' and no is not null))
                    and recorded_at >= (select min(day) from audit_touched)::timestamp at time zone 'UTC'
                """.formatted(table.substring(table.indexOf('.') + 1));
    }

    /** A kind of document is kept in a table of its own name: {@code order.order} in {@code orders.order}. */
    private static String tableName(String kind) {
        return kind.substring(kind.indexOf('.') + 1).replace('-', '_');
    }

    private static List<String> columns(Statement statement, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet none = statement.executeQuery("select * from " + table + " where false")) {
            ResultSetMetaData row = none.getMetaData();
            for (int column = 1; column <= row.getColumnCount(); column++) {
                columns.add(row.getColumnName(column));
            }
        }
        return columns;
    }
}
