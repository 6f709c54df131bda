package io.oneshelf.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oneshelf.journal.GatheringDoor;
import io.oneshelf.journal.JournalProblem;
import io.oneshelf.journal.MemoryBooks;
import io.oneshelf.journal.NotNow;
import io.oneshelf.kernel.Outcome;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

@DisplayName("When many look at pictures")
@Tag("slow")
class ManyPicturesTests {

    /** Two being read, 64 in line. */
    private static final int ROOM = 66;

    @Test
    @DisplayName("and the database does not answer, few wait for it and the others are told at once")
    void fewWait() {
        CountDownLatch answers = new CountDownLatch(1);
        var away = new AbstractDataSource() {
            @Override
            public java.sql.Connection getConnection() throws SQLException {
                try {
                    answers.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                throw new SQLException("the database was away");
            }

            @Override
            public java.sql.Connection getConnection(String user, String password) throws SQLException {
                return getConnection();
            }
        };
        MemoryBooks books = new MemoryBooks();
        Pictures pictures = Pictures.in(
                new GatheringDoor(books, InstantSource.fixed(Instant.EPOCH)), books.reader(), away, Runnable::run);
        try (ExecutorService shoppers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Outcome<Rendition>>> asked = IntStream.rangeClosed(0, ROOM)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> pictures.rendition(new PictureHash("%064x".formatted(i)), 320), shoppers))
                    .toList();
            await().atMost(Duration.ofSeconds(30)).until(() -> asked.stream().anyMatch(CompletableFuture::isDone));
            assertThat(asked.stream().filter(CompletableFuture::isDone))
                    .hasSize(1)
                    .allSatisfy(done -> {
                        assertThat(done.join())
                                .isInstanceOfSatisfying(
                                        Outcome.Refused.class,
                                        refused -> assertThat(refused.why())
                                                .isEqualTo(new NotNow(JournalProblem.OVERLOADED)));
                    });
            answers.countDown();
            asked.forEach(each -> await().atMost(Duration.ofSeconds(30)).until(each::isDone));
        } finally {
            answers.countDown();
        }
    }
}
