package io.oneshelf.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Who may still wait: at most a second's work, and always what the next batch takes. The time is set by hand. */
class LanesTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int BATCH = 4;
    private static final int CAPACITY = 10;

    private final Lanes lanes = new Lanes(CAPACITY, BATCH, PATIENCE);

    @Test
    void asManyAsThereIsRoomForWaitWhileTheFirstHasNotWaitedLong() {
        for (int no = 0; no < CAPACITY; no++) {
            assertThat(offer(NOON.plus(PATIENCE))).isEqualTo(Lanes.Offered.QUEUED);
        }
        assertThat(offer(NOON.plus(PATIENCE))).isEqualTo(Lanes.Offered.FULL);
    }

    @Test
    void whoWouldWaitTooLongIsRefusedAtOnceAndLetInAgainWhenTheQueueHasMoved() {
        fill(BATCH + 1, NOON);
        Instant late = NOON.plus(PATIENCE).plusNanos(1);
        assertThat(offer(late)).isEqualTo(Lanes.Offered.FULL);
        assertThat(lanes.isFull(late)).isTrue();
        assertThat(lanes.size()).as("a refused one does not wait").isEqualTo(BATCH + 1);

        lanes.take(BATCH, 1_000);
        assertThat(lanes.isFull(late)).isFalse();
        assertThat(offer(late)).isEqualTo(Lanes.Offered.QUEUED);
    }

    @Test
    void whatTheNextBatchTakesIsNeverRefusedHoweverSlowTheDatabaseIs() {
        fill(BATCH - 1, NOON);
        assertThat(offer(NOON.plus(Duration.ofHours(1)))).isEqualTo(Lanes.Offered.QUEUED);
        assertThat(offer(NOON.plus(Duration.ofHours(1)))).isEqualTo(Lanes.Offered.FULL);
    }

    @Test
    void aClockThatIsSetBackRefusesNobody() {
        fill(BATCH + 1, NOON);
        assertThat(offer(NOON.minus(Duration.ofHours(1)))).isEqualTo(Lanes.Offered.QUEUED);
    }

    @Test
    void whoSendsInBulkIsNotRefused() throws InterruptedException {
        fill(BATCH + 1, NOON);
        assertThat(lanes.offerBulk(waiting())).isEqualTo(Lanes.Offered.QUEUED);
    }

    private void fill(int count, Instant now) {
        for (int no = 0; no < count; no++) {
            assertThat(offer(now)).isEqualTo(Lanes.Offered.QUEUED);
        }
    }

    private Lanes.Offered offer(Instant now) {
        return lanes.offer(waiting(), now);
    }

    private static Waiting<String, String> waiting() {
        Verb<String, String> nothing = (draft, command) -> Decision.found(command);
        return new Waiting<>(nothing, "nothing");
    }
}
