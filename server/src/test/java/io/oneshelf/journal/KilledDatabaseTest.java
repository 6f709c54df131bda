package io.oneshelf.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oneshelf.kernel.Outcome;
import io.oneshelf.launcher.database.DataFolder;
import io.oneshelf.launcher.database.Database;
import io.oneshelf.launcher.database.Durability;
import io.oneshelf.launcher.database.EmbeddedPostgres;
import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Balance;
import io.oneshelf.ledger.Book;
import io.oneshelf.testing.Fault;
import io.oneshelf.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing acknowledged is lost and nothing is applied twice, though PostgreSQL is killed (kill -9) while it is busiest. */
@Tag("slow")
class KilledDatabaseTest {

    private static final int CALLERS = 16;
    private static final int KILLS = 3;
    private static final int ANSWERS_BETWEEN_KILLS = 150;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path path;

    @Test
    @Fault(
            value = "PostgreSQL is killed with -9 while it is busiest, again and again",
            answer =
                    "503 `journal/database-away` or `journal/outcome-unknown`; the server starts it again, and what was"
                            + " answered is there once",
            caller = "sends the same again under the same id until there is an answer")
    void what_was_answered_is_there_once() throws Exception {
        try (DataFolder folder = DataFolder.open(path, "a test");
                EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, TestDatabase.home(), Durability.SAFE);
                Database database = postgres.database("oneshelf", 16)) {
            database.migrate();
            Stall.migrate(database.owner());
            try (PostgresBooks books =
                            new PostgresBooks(database.app(), database.app(), PostgresBooks.CENTRE, (short) 1);
                    GatheringDoor door = new GatheringDoor(books, InstantSource.system()).start();
                    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Set<String> answered = ConcurrentHashMap.newKeySet();
                Semaphore progress = new Semaphore(0);
                Semaphore stop = new Semaphore(0);
                List<Future<?>> work = new ArrayList<>();
                for (int caller = 0; caller < CALLERS; caller++) {
                    String name = "c" + caller + "-";
                    work.add(threads.submit(() -> {
                        for (int no = 0; !stop.tryAcquire(); no++) {
                            String id = name + no;
                            untilAnswered(door, new Stall.Deliver(id, new Stall.Line("left", "apple", 1)));
                            answered.add(id);
                            progress.release();
                        }
                    }));
                }
                for (int kill = 0; kill < KILLS; kill++) {
                    progress.acquire(ANSWERS_BETWEEN_KILLS);
                    long killed = postgres.pid();
                    ProcessHandle.of(killed).orElseThrow().destroyForcibly();
                    await().atMost(PATIENCE).until(() -> postgres.pid() != killed && postgres.pid() > 0);
                }
                progress.drainPermits();
                progress.acquire(ANSWERS_BETWEEN_KILLS);
                stop.release(CALLERS);
                for (Future<?> one : work) {
                    one.get();
                }

                assertThat(answered).hasSizeGreaterThan(KILLS * ANSWERS_BETWEEN_KILLS);
                assertThat(books.reader().findAll(Stall.DELIVERY, answered).keySet())
                        .as("what was answered is there")
                        .isEqualTo(answered);
                Account apples = Account.of(Book.STOCK, "left", "apple");
                Map<Account, Balance> balances = books.reader().balances(List.of(apples));
                assertThat(balances)
                        .as("and it is there once")
                        .containsEntry(apples, new Balance(answered.size(), 0, 0, answered.size()));
                try (Connection snapshot = database.app().getConnection()) {
                    snapshot.setAutoCommit(false);
                    AuditScope scope = AuditScope.everything(snapshot);
                    for (AuditRule rule : BooksAudit.rules()) {
                        AuditCheck check = rule.run(scope);
                        assertThat(check.violations()).as(check.name()).isEmpty();
                    }
                    snapshot.rollback();
                }
            }
        }
    }

    private static void untilAnswered(GatheringDoor door, Stall.Ask ask) {
        while (door.call(Stall.VERB, () -> ask) instanceof Outcome.Refused<String> refused) {
            assertThat(refused.why()).as("the only reason to refuse a delivery").isInstanceOf(NotNow.class);
        }
    }
}
