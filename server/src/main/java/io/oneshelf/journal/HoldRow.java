package io.oneshelf.journal;

import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Hold;
import io.oneshelf.ledger.HoldId;
import io.oneshelf.ledger.HoldLine;
import io.oneshelf.ledger.HoldState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A hold as the table has it: with the numbers of its accounts. */
record HoldRow(
        HoldId id,
        String kind,
        String document,
        HoldState state,
        @Nullable Instant until,
        List<Long> accounts,
        List<Long> quantities,
        List<Long> settled,
        List<Long> released,
        long version) {

    static final String COLUMNS =
            "no, part, kind, document, state, expires_at, accounts, quantities, settled, released, version";

    static HoldRow read(ResultSet row) throws SQLException {
        OffsetDateTime until = row.getObject(6, OffsetDateTime.class);
        return new HoldRow(
                new HoldId(row.getLong(1), row.getInt(2)),
                row.getString(3),
                row.getString(4),
                HoldState.valueOf(row.getString(5)),
                until == null ? null : until.toInstant(),
                longs(row, 7),
                longs(row, 8),
                longs(row, 9),
                longs(row, 10),
                row.getLong(11));
    }

    /** The numbers of all accounts of these holds. */
    static Set<Long> accounts(List<HoldRow> rows) {
        Set<Long> all = new HashSet<>();
        rows.forEach(row -> all.addAll(row.accounts));
        return all;
    }

    Hold hold(Map<Long, Account> known) {
        List<HoldLine> lines = new ArrayList<>(accounts.size());
        for (int i = 0; i < accounts.size(); i++) {
            Account account = known.get(accounts.get(i));
            if (account == null) {
                throw new IllegalStateException("a hold line without its account: " + id);
            }
            lines.add(new HoldLine(account, quantities.get(i)));
        }
        return new Hold(id, kind, document, state, until, lines, settled, released, version);
    }

    /** Numbers as PostgreSQL writes an array, for arrays of arrays, which unnest would flatten. */
    static String literal(List<Long> numbers) {
        StringBuilder text = new StringBuilder("{");
        for (Long number : numbers) {
            text.append(text.length() == 1 ? "" : ",").append(number.longValue());
        }
        return text.append('}').toString();
    }

    private static List<Long> longs(ResultSet row, int column) throws SQLException {
        return List.of((Long[]) row.getArray(column).getArray());
    }
}
