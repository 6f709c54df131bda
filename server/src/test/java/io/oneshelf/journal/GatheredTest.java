package io.oneshelf.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class GatheredTest {

    @Test
    void whatComesWhileAQuestionIsUnderWayIsAskedTogether() throws Exception {
        List<List<Integer>> asked = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch firstUnderWay = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Gathered<Integer, Integer> gathered = new Gathered<>(
                questions -> {
                    asked.add(List.copyOf(questions));
                    firstUnderWay.countDown();
                    awaiting(goOn);
                    return questions.stream().map(question -> question * 10).toList();
                },
                3);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> first = callers.submit(() -> gathered.ask(1));
            firstUnderWay.await();
            List<Future<Integer>> others = new ArrayList<>();
            for (int question = 2; question <= 6; question++) {
                int each = question;
                others.add(callers.submit(() -> gathered.ask(each)));
            }
            while (gathered.waiting() < 5) {
                Thread.onSpinWait();
            }
            goOn.countDown();
            assertThat(first.get()).isEqualTo(10);
            for (int i = 0; i < others.size(); i++) {
                assertThat(others.get(i).get()).isEqualTo((i + 2) * 10);
            }
        }
        assertThat(asked).hasSize(3).first().isEqualTo(List.of(1));
        assertThat(asked.get(1)).as("no more at once than allowed").hasSize(3);
        assertThat(asked.get(2)).hasSize(2);
    }

    @Test
    void aFailureIsToldToThoseItConcernsAndTheNextIsAskedAnew() {
        List<Integer> failing = new ArrayList<>(List.of(1));
        Gathered<Integer, Integer> gathered = new Gathered<>(
                questions -> {
                    if (failing.contains(questions.getFirst())) {
                        throw new IllegalStateException("away");
                    }
                    return questions;
                },
                256);
        assertThatThrownBy(() -> gathered.ask(1)).isInstanceOf(IllegalStateException.class);
        assertThat(gathered.ask(2)).isEqualTo(2);
        failing.clear();
        assertThat(gathered.ask(1)).isEqualTo(1);
    }

    private static void awaiting(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
