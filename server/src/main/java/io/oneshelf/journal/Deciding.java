package io.oneshelf.journal;

import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Balance;
import io.oneshelf.ledger.Hold;
import io.oneshelf.ledger.HoldId;
import io.oneshelf.ledger.HoldLine;
import io.oneshelf.ledger.Sheet;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How a batch is decided: what it needs is read, holds whose time has come are ended, and then each command in its turn. */
final class Deciding {

    private final Books books;
    private final InstantSource clock;
    private final Map<String, KindExpiry<?>> expiries = new ConcurrentHashMap<>();

    private record KindExpiry<D>(DocumentKind<D> kind, Expiry expiry) {}

    /**
     * What came of it: either more has to be read first, or it is decided.
     *
     * @param wider null when it is decided
     * @param written the documents in it
     * @param leaves what the next batch finds, once this is written
     */
    record Result(@Nullable Widening wider, Books.Batch decided, Set<DocKey<?>> written, Unanswered leaves) {

        private static Result wider(Widening wider, Instant now) {
            return new Result(wider, Books.Batch.nothing(now), Set.of(), Unanswered.NOTHING);
        }
    }

    Deciding(Books books, InstantSource clock) {
        this.books = books;
        this.clock = clock;
    }

    <D> void onExpiry(DocumentKind<D> kind, Expiry expiry) {
        expiries.put(kind.name(), new KindExpiry<>(kind, expiry));
    }

    /**
     * Decides; nothing is written yet.
     *
     * @param session where what it needs is read, and locked if that is its way
     * @param before what the batch before this one leaves, when that is not in the books yet
     */
    Result decide(List<Waiting<?, ?>> batch, Books.Session session, Widening widening, Unanswered before) {
        batch.forEach(Waiting::reset);
        // What the books keep: who is answered now and who reads it tomorrow must see the same instant.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Set<DocKey<?>> keys = new LinkedHashSet<>(widening.documents());
        for (Waiting<?, ?> waiting : batch) {
            if (waiting.makes != null) {
                keys.add(waiting.makes);
            }
            keys.addAll(waiting.documents);
        }
        Map<DocKey<?>, Books.FoundDocument> found = documents(session, keys, before);
        Set<Account> named = new HashSet<>(widening.accounts());
        Set<HoldId> holds = new LinkedHashSet<>();
        Found view = BatchDraft.foundView(keys, found);
        for (Waiting<?, ?> waiting : batch) {
            try {
                Reach reach = waiting.reach(view);
                named.addAll(reach.accounts());
                holds.addAll(reach.holds());
            } catch (RuntimeException e) {
                waiting.fail(e);
            }
        }
        Set<Account> bounded = new HashSet<>();
        for (Account account : named) {
            if (account.isBounded()) {
                bounded.add(account);
            }
        }
        books.open(named);
        Books.Locked locked = accounts(session, bounded, holds, now, before);
        Widening wider = widening(locked.due(), keys, bounded, widening);
        if (wider != null) {
            return Result.wider(wider, now);
        }
        Map<HoldId, Hold> known = new LinkedHashMap<>();
        locked.holds().forEach(hold -> known.put(hold.id(), hold));
        locked.due().forEach(hold -> known.put(hold.id(), hold));
        Sheet sheet = new Sheet(locked.balances(), known.values());
        BatchDraft draft = new BatchDraft(now, sheet, books::nextNo, keys, found);
        locked.due().forEach(hold -> expire(draft, hold));
        Set<Account> beyond = new HashSet<>();
        for (Waiting<?, ?> waiting : batch) {
            if (!waiting.hasFailed() && !reachesBeyond(waiting, draft, named, beyond)) {
                waiting.decide(draft);
            }
        }
        if (!beyond.isEmpty()) {
            beyond.addAll(widening.accounts());
            return Result.wider(new Widening(widening.documents(), beyond), now);
        }
        return new Result(null, draft.batch(), draft.writtenKeys(), draft.leaves());
    }

    private static Map<DocKey<?>, Books.FoundDocument> documents(
            Books.Session session, Set<DocKey<?>> keys, Unanswered before) {
        Map<DocKey<?>, Books.FoundDocument> found = session.lockDocuments(keys);
        if (before.documents().isEmpty()) {
            return found;
        }
        Map<DocKey<?>, Books.FoundDocument> current = new HashMap<>(found);
        for (DocKey<?> key : keys) {
            Books.FoundDocument newer = before.documents().get(key);
            if (newer != null) {
                current.put(key, newer);
            }
        }
        return current;
    }

    private static Books.Locked accounts(
            Books.Session session, Set<Account> bounded, Set<HoldId> holds, Instant now, Unanswered before) {
        Books.Locked locked = session.lock(bounded, holds, now);
        if (before.balances().isEmpty() && before.holds().isEmpty()) {
            return locked;
        }
        Map<Account, Balance> balances = new HashMap<>(locked.balances());
        balances.replaceAll((account, balance) -> before.balances().getOrDefault(account, balance));
        Map<HoldId, Hold> named = new LinkedHashMap<>();
        Map<HoldId, Hold> due = new LinkedHashMap<>();
        locked.holds().forEach(hold -> named.put(hold.id(), hold));
        locked.due().forEach(hold -> due.put(hold.id(), hold));
        before.holds().forEach((id, hold) -> {
            if (holds.contains(id)) {
                named.put(id, hold);
            }
            due.remove(id);
            if (hold.isDue(now) && hold.lines().stream().anyMatch(line -> bounded.contains(line.account()))) {
                due.put(id, hold);
            }
        });
        return new Books.Locked(balances, List.copyOf(named.values()), List.copyOf(due.values()));
    }

    /**
     * A command whose documents were made or changed earlier in this batch may reach further than it could say before: a
     * return of an order that is placed with it, say. What it needs besides is noted, and the batch is run anew with that.
     */
    private static boolean reachesBeyond(
            Waiting<?, ?> waiting, BatchDraft draft, Set<Account> named, Set<Account> beyond) {
        if (!draft.hasWritten(waiting.documents)) {
            return false;
        }
        try {
            Set<Account> missing = new HashSet<>(waiting.reach(draft).accounts());
            missing.removeAll(named);
            beyond.addAll(missing);
            return !missing.isEmpty();
        } catch (RuntimeException e) {
            waiting.fail(e);
            return true;
        }
    }

    private @Nullable Widening widening(List<Hold> due, Set<DocKey<?>> keys, Set<Account> bounded, Widening widening) {
        Set<DocKey<?>> documents = new LinkedHashSet<>(widening.documents());
        Set<Account> accounts = new HashSet<>(widening.accounts());
        boolean wider = false;
        for (Hold hold : due) {
            KindExpiry<?> expiry = expiries.get(hold.kind());
            if (expiry != null) {
                DocKey<?> key = expiry.kind.key(hold.document());
                documents.add(key);
                wider |= !keys.contains(key);
            }
            for (HoldLine line : hold.lines()) {
                accounts.add(line.account());
                wider |= !bounded.contains(line.account());
            }
        }
        return wider ? new Widening(documents, accounts) : null;
    }

    private void expire(BatchDraft draft, Hold hold) {
        draft.begin(null, new byte[0]);
        Hold expired = draft.expire(hold);
        KindExpiry<?> expiry = expiries.get(hold.kind());
        if (expiry != null) {
            expiry.expiry.expired(draft, hold.document(), expired);
        }
    }
}
