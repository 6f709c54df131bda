package io.oneshelf.journal;

import io.oneshelf.kernel.Outcome;
import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Hold;
import io.oneshelf.ledger.HoldLine;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Does what is due on the clock: ends holds whose time has come, and calls the handlers of due work. Several processes may
 * run one each; every effect goes through the door and is decided there, so nothing is done twice.
 */
public final class DueWorker {

    private static final int AT_ONCE = 200;

    private final Reader reader;
    private final Door door;
    private final InstantSource clock;
    private final Map<String, Consumer<DueWork>> handlers = new HashMap<>();

    public DueWorker(Reader reader, Door door, InstantSource clock) {
        this.reader = reader;
        this.door = door;
        this.clock = clock;
    }

    /**
     * Registers who does work of that word. The handler calls the door with a verb that has the effect and says
     * {@link Draft#done}; it is called again until it did.
     */
    public void on(String work, Consumer<DueWork> handler) {
        handlers.put(work, handler);
    }

    /**
     * Does some of what is due; false when nothing was. A handler that fails does not keep the others from their work: its
     * failure is thrown when they have done it.
     */
    public boolean step() {
        Instant now = clock.instant();
        List<RuntimeException> failures = new ArrayList<>();
        List<Hold> holds = reader.dueHolds(now, AT_ONCE);
        for (Hold hold : holds) {
            door.call(END_DUE_HOLDS, () -> hold);
        }
        boolean did = !holds.isEmpty();
        for (DueWork work : reader.dueWork(now, AT_ONCE)) {
            Consumer<DueWork> handler = handlers.get(work.work());
            if (handler != null) {
                try {
                    handler.accept(work);
                    did = true;
                } catch (RuntimeException e) {
                    failures.add(e);
                }
            }
        }
        if (!failures.isEmpty()) {
            RuntimeException first = failures.removeFirst();
            failures.forEach(first::addSuppressed);
            throw first;
        }
        return did;
    }

    /**
     * Asks for nothing but the hold's accounts: the door ends every due hold on the accounts it locks before it decides, and
     * that is all there is to do.
     */
    private static final Verb<Hold, Boolean> END_DUE_HOLDS = new Verb<>() {
        @Override
        public Reach reach(Hold hold, Found found) {
            Set<Account> accounts = new HashSet<>();
            for (HoldLine line : hold.lines()) {
                accounts.add(line.account());
            }
            return Reach.of(accounts);
        }

        @Override
        public Decision<Boolean> decide(Draft draft, Hold hold) {
            return new Decision.Keep<>(new Outcome.Found<>(true));
        }
    };
}
