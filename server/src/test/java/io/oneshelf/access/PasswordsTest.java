package io.oneshelf.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What may be a password, and how its hash is made and kept. */
class PasswordsTest {

    private final Passwords passwords = new Passwords(new SecureRandom(), Runnable::run);

    @Test
    void whatMayBeAPassword() {
        record Row(String password, String rule) {}
        for (Row row : List.of(
                new Row("a7$kQ1z", "TOO_SHORT"),
                new Row("a7$kQ1zz", "may"),
                new Row("七八九十一二三四", "may"),
                new Row("😀😀😀😀a7$", "TOO_SHORT"),
                new Row("correct horse battery staple", "may"),
                new Row("x7".repeat(128), "may"),
                new Row("x7".repeat(128) + "x", "TOO_LONG"),
                new Row("ada.lovelace", "IS_THE_NAME"),
                new Row("ADA.Lovelace", "IS_THE_NAME"),
                new Row("Password1", "TOO_COMMON"),
                new Row("1234567890", "TOO_COMMON"),
                new Row("１２３４５６７８", "TOO_COMMON"),
                new Row("aaaaaaaaaaaa", "TOO_COMMON"),
                new Row("oneshelf-demo", "may"))) {
            String rule = Passwords.complaint(row.password(), "ada.lovelace")
                    .map(weak -> weak.rule().name())
                    .orElse("may");
            assertThat(new Row(row.password(), rule)).isEqualTo(row);
        }
    }

    @Test
    void aHashIsOfOnePasswordAndNeverTheSameTwice() {
        String one = passwords.hash("correct horse").orElseThrow();
        String other = passwords.hash("correct horse").orElseThrow();
        assertThat(one).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(other);
        assertThat(passwords.isRight("correct horse", one)).contains(true);
        assertThat(passwords.isRight("correct horse", other)).contains(true);
        assertThat(passwords.isRight("correct horsf", one)).contains(false);
        assertThat(passwords.isRight("ｃｏｒｒｅｃｔ horse", one))
                .as("the same letters from another keyboard")
                .contains(true);
    }

    /** One of the vectors that the reference implementation is tested with. */
    @Test
    void hashesOfOtherProgramsAndOtherParametersAreUnderstood() {
        String reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(passwords.isRight("password", reference)).contains(true);
        assertThat(passwords.isRight("Password", reference)).contains(false);
    }

    @Test
    void withoutAPasswordTheAnswerIsNoAndIsWorkedForAlike() {
        AtomicInteger worked = new AtomicInteger();
        Passwords counted = new Passwords(new SecureRandom(), task -> {
            worked.incrementAndGet();
            task.run();
        });
        assertThat(counted.isRight("anything at all", null)).contains(false);
        assertThat(worked).hasValue(1);
    }

    @Test
    void whoComesWhenTooManyWaitIsTurnedAway() {
        Deque<Runnable> queue = new ArrayDeque<>();
        Passwords crowded = new Passwords(new SecureRandom(), task -> {
            synchronized (queue) {
                queue.add(task);
                queue.notifyAll();
            }
        });
        String hash = passwords.hash("correct horse").orElseThrow();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Boolean>> waiting = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> crowded.isRight("wrong horse", hash).orElseThrow(), people))
                    .limit(Passwords.WAITING_MAX)
                    .toList();
            awaitLength(queue, Passwords.WAITING_MAX);
            assertThat(crowded.isRight("one more", hash)).isEmpty();
            assertThat(crowded.hash("one more")).isEmpty();
            while (!queue.isEmpty()) {
                queue.poll().run();
            }
            assertThat(waiting).allSatisfy(answer -> assertThat(answer.join()).isFalse());
        }
        CompletableFuture<Boolean> after = CompletableFuture.supplyAsync(
                () -> crowded.isRight("correct horse", hash).orElseThrow());
        awaitLength(queue, 1);
        queue.poll().run();
        assertThat(after.join()).as("there is room again").isTrue();
    }

    private static void awaitLength(Deque<Runnable> queue, int length) {
        synchronized (queue) {
            while (queue.size() < length) {
                try {
                    queue.wait();
                } catch (InterruptedException interrupted) {
                    throw new AssertionError(interrupted);
                }
            }
        }
    }
}
