package io.oneshelf.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PulseTest {

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private boolean up = true;
    private int asked;

    private final Pulse pulse = new Pulse(
            () -> {
                asked++;
                return up;
            },
            () -> now);

    @Test
    void anAnswerServesForASecond() {
        assertThat(pulse.getAsBoolean()).isTrue();
        up = false;
        now = now.plus(Duration.ofMillis(999));
        assertThat(pulse.getAsBoolean()).isTrue();
        assertThat(asked).isEqualTo(1);
        now = now.plus(Duration.ofMillis(1));
        assertThat(pulse.getAsBoolean()).isFalse();
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void aClockSetBackAsksAnew() {
        assertThat(pulse.getAsBoolean()).isTrue();
        up = false;
        now = now.minus(Duration.ofHours(1));
        assertThat(pulse.getAsBoolean()).isFalse();
    }
}
