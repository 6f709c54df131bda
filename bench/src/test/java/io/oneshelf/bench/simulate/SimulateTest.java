package io.oneshelf.bench.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.journal.ForwardingBooks;
import io.oneshelf.journal.MemoryBooks;
import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.HoldId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

@DisplayName("A simulated year")
class SimulateTest {

    private static final int NEVER = -1;

    private final StringWriter said = new StringWriter();

    private int simulate(String... arguments) {
        return new CommandLine(new Simulate())
                .setOut(new PrintWriter(said, true))
                .execute(arguments);
    }

    @Test
    @DisplayName("keeps every promise, whatever goes wrong")
    void keepsItsPromises() {
        assertThat(simulate("--seeds", "3", "--days", "20")).as("%s", said).isZero();
        assertThat(said.toString())
                .containsPattern("seeds +3\n")
                .containsPattern("days +60\n")
                .containsPattern("violations +0\n");
        for (Fault fault : Fault.values()) {
            assertThat(said.toString()).containsPattern(fault.words() + " +[1-9]");
        }
    }

    @Test
    @DisplayName("is the same for the same seed, and another for another")
    void repeats() {
        Simulate.Played once = Simulate.play(5, 6, NEVER, new MemoryBooks());
        Simulate.Played again = Simulate.play(5, 6, NEVER, new MemoryBooks());
        Simulate.Played other = Simulate.play(6, 6, NEVER, new MemoryBooks());
        assertThat(once.violation()).isNull();
        assertThat(again.said()).isEqualTo(once.said()).isNotEqualTo(other.said());
        assertThat(again.figures().commits).isEqualTo(once.figures().commits);
    }

    @Test
    @DisplayName("stops before the step it is asked to play to, and tells what came before")
    void stops() {
        Simulate.Played played = Simulate.play(5, 6, 120, new MemoryBooks());
        assertThat(played.violation()).isNull();
        assertThat(played.figures().steps).isEqualTo(120);
        assertThat(played.said().getLast()).startsWith("120 2027-01-");
        assertThat(simulate("--seed", "5", "--days", "6", "--until-step", "120"))
                .isZero();
        assertThat(said.toString()).contains(played.said().getLast());
    }

    @Test
    @Timeout(60)
    @DisplayName("finds out when promises never end")
    void findsHoldsThatNeverEnd() {
        Simulate.Played played = Simulate.play(1, 3, NEVER, new Broken(Broken.Way.HOLDS_NEVER_END));
        assertThat(played.violation()).isInstanceOf(Violation.class).hasMessageContaining("stays due");
    }

    @Test
    @Timeout(60)
    @DisplayName("finds out when the books forget what they have promised")
    void findsForgottenHolds() {
        Simulate.Played played = Simulate.play(1, 3, NEVER, new Broken(Broken.Way.HOLDS_ARE_FORGOTTEN));
        assertThat(played.violation()).as("%s", played.said()).isNotNull();
    }

    /** Books with a rule taken out. */
    private static final class Broken extends ForwardingBooks {

        private final Way way;

        enum Way {
            HOLDS_NEVER_END,
            HOLDS_ARE_FORGOTTEN
        }

        Broken(Way way) {
            super(new MemoryBooks());
            this.way = way;
        }

        @Override
        protected Session around(Session session) {
            return new ForwardingSession(session) {
                @Override
                public Locked lock(Collection<Account> accounts, Collection<HoldId> holds, Instant now) {
                    Locked locked = session.lock(accounts, holds, now);
                    return way == Way.HOLDS_NEVER_END
                            ? new Locked(locked.balances(), locked.holds(), List.of())
                            : locked;
                }

                @Override
                public void write(Batch batch) {
                    session.write(
                            way == Way.HOLDS_ARE_FORGOTTEN
                                    ? new Batch(
                                            batch.now(),
                                            batch.newDocuments(),
                                            batch.changedDocuments(),
                                            batch.entries(),
                                            batch.balances(),
                                            List.of(),
                                            List.of(),
                                            batch.reminders(),
                                            batch.done(),
                                            batch.bookmarks(),
                                            batch.events())
                                    : batch);
                }
            };
        }
    }
}
