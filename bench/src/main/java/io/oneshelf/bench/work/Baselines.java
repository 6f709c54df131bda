package io.oneshelf.bench.work;

import io.oneshelf.bench.Stage;
import io.oneshelf.bench.baseline.Baseline;
import io.oneshelf.bench.baseline.OneStatement;
import io.oneshelf.bench.baseline.TwoStatements;
import io.oneshelf.bench.baseline.UnitRows;
import io.oneshelf.bench.load.Bound;
import io.oneshelf.bench.load.Callers;
import io.oneshelf.bench.load.Load;
import io.oneshelf.bench.report.Row;
import io.oneshelf.bench.subject.PlainDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** The same reservations by plain programs, on the same PostgreSQL. */
final class Baselines {

    /** Of a pool, as a decent program has one; more made none of them faster. */
    private static final int CONNECTIONS = 32;

    private static final int UNITS_OF_ONE_SHELF = 400_000;
    private static final int UNITS_OF_MANY = 50;
    private static final int ENOUGH = 1_000_000_000;

    private Baselines() {}

    /** Measures all of them, adds their rows, and answers ours with how many times theirs it is. */
    static Row compare(Stage stage, Row ours, int shelves, int lines, int callers) {
        if (stage.settings().alone()) {
            return ours;
        }
        Row compared = ours;
        for (Baseline baseline : List.of(new TwoStatements(), new OneStatement(), new UnitRows())) {
            try (PlainDatabase database = new PlainDatabase(stage.postgres(), "baseline")) {
                Row theirs = measure(stage, database, baseline, shelves, lines, callers);
                stage.report().add(theirs);
                compared = compared.timesOf(theirs);
            } catch (SQLException | InterruptedException e) {
                throw new IllegalStateException(baseline.name() + ": " + e.getMessage(), e);
            }
        }
        return compared;
    }

    private static Row measure(
            Stage stage, PlainDatabase database, Baseline baseline, int shelves, int lines, int callers)
            throws SQLException, InterruptedException {
        int units = stage.settings().sized(shelves == 1 ? UNITS_OF_ONE_SHELF : UNITS_OF_MANY, 2_000);
        try (Connection connection = database.connect()) {
            baseline.setUp(connection, shelves, baseline instanceof UnitRows ? units : ENOUGH);
        }
        BlockingQueue<Baseline.Session> free = new ArrayBlockingQueue<>(CONNECTIONS, true);
        List<Connection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < Math.min(CONNECTIONS, callers); i++) {
                Connection connection = database.connect();
                connections.add(connection);
                free.put(baseline.open(connection));
            }
            AtomicLong ids = new AtomicLong();
            AtomicLong made = new AtomicLong();
            Row row = stage.measure(
                    database, baseline.name() + (shelves == 1 ? ", hot" : ", wide"), "reservations/s", time -> {
                        Load load = Callers.run(callers, Bound.of(time), random -> {
                            int[] wanted = shelves(random, shelves, lines);
                            Baseline.Session session = free.take();
                            try {
                                return session.reserve("R-" + ids.incrementAndGet(), wanted);
                            } finally {
                                free.put(session);
                            }
                        });
                        made.addAndGet(load.answered(201));
                        return load;
                    });
            Stage.mustBe("what " + baseline.name() + " holds", database.number(baseline.heldSql()), made.get() * lines);
            Stage.mustBe("its reservations", database.number("select count(*) from reservation"), made.get());
            return row;
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    private static int[] shelves(RandomGenerator random, int shelves, int lines) {
        return lines >= shelves
                ? new int[] {0}
                : random.ints(0, shelves).distinct().limit(lines).sorted().toArray();
    }
}
