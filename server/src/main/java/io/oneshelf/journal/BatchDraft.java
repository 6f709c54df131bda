package io.oneshelf.journal;

import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Balance;
import io.oneshelf.ledger.Cause;
import io.oneshelf.ledger.Hold;
import io.oneshelf.ledger.HoldId;
import io.oneshelf.ledger.HoldLine;
import io.oneshelf.ledger.HoldState;
import io.oneshelf.ledger.Sheet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The draft of a whole batch, seen by one command at a time. What a command does is noted with its undoing, so that a
 * refused one is taken back before the next is decided.
 */
final class BatchDraft implements Draft {

    private final Instant now;
    private final Sheet sheet;
    private final LongSupplier numbers;
    private final Set<DocKey<?>> locked;
    private final Map<DocKey<?>, Books.FoundDocument> found;
    private final Map<DocKey<?>, Written> written = new LinkedHashMap<>();
    private final List<DueWork> reminders = new ArrayList<>();
    private final List<DueWork> done = new ArrayList<>();
    private final List<Books.BookmarkMove> bookmarks = new ArrayList<>();
    private final List<Books.NewEvent> events = new ArrayList<>();
    private final List<Runnable> undo = new ArrayList<>();

    private @Nullable DocKey<?> makes;
    private byte[] fields = NO_FIELDS;
    private long no;

    private static final byte[] NO_FIELDS = {};

    /** A document this batch made or changed; {@code versionBefore} 0 for one it made. */
    private record Written(long versionBefore, Stored<?> stored, byte[] fields) {}

    /** Where a command began. */
    record Mark(int sheet, int draft) {}

    BatchDraft(
            Instant now,
            Sheet sheet,
            LongSupplier numbers,
            Set<DocKey<?>> locked,
            Map<DocKey<?>, Books.FoundDocument> found) {
        this.now = now;
        this.sheet = sheet;
        this.numbers = numbers;
        this.locked = locked;
        this.found = found;
    }

    /** The next command begins: what follows is its own. */
    Mark begin(@Nullable DocKey<?> makes, byte[] fields) {
        this.makes = makes;
        this.fields = fields;
        this.no = 0;
        return new Mark(sheet.mark(), undo.size());
    }

    void backTo(Mark mark) {
        while (undo.size() > mark.draft) {
            undo.removeLast().run();
        }
        sheet.backTo(mark.sheet);
    }

    boolean hasChangedSince(Mark mark) {
        return sheet.mark() != mark.sheet || undo.size() != mark.draft;
    }

    /** The fields a document was made with, in this batch or before; null when there is no such document. */
    byte @Nullable [] fieldsOf(DocKey<?> key) {
        Written here = written.get(key);
        if (here != null) {
            return here.fields;
        }
        Books.FoundDocument before = found.get(key);
        return before == null ? null : before.fields();
    }

    Books.Batch batch() {
        List<Books.NewDocument> newDocuments = new ArrayList<>();
        List<Books.ChangedDocument> changedDocuments = new ArrayList<>();
        List<DocKey<?>> keys = new ArrayList<>(written.keySet());
        keys.sort(null);
        for (DocKey<?> key : keys) {
            Written document = written.get(key);
            if (document == null) {
                continue;
            }
            if (document.versionBefore == 0) {
                newDocuments.add(new Books.NewDocument(document.stored, document.fields));
            } else {
                changedDocuments.add(new Books.ChangedDocument(document.versionBefore, document.stored));
            }
        }
        return new Books.Batch(
                now,
                newDocuments,
                changedDocuments,
                sheet.entries(),
                sheet.changedBalances(),
                sheet.newHolds(),
                sheet.changedHolds(),
                reminders,
                done,
                bookmarks,
                events);
    }

    /** True when a command before this one made or changed one of these documents. */
    boolean hasWritten(Set<DocKey<?>> documents) {
        return !written.isEmpty() && documents.stream().anyMatch(written::containsKey);
    }

    Set<DocKey<?>> writtenKeys() {
        return written.keySet();
    }

    /** What the next batch finds, once this one is written. */
    Unanswered leaves() {
        Map<DocKey<?>, Books.FoundDocument> documents = HashMap.newHashMap(written.size());
        written.forEach(
                (key, document) -> documents.put(key, new Books.FoundDocument(document.stored, document.fields)));
        Map<Account, Balance> balances = new HashMap<>();
        sheet.changedBalances().forEach(change -> balances.put(change.account(), change.balance()));
        Map<HoldId, Hold> holds = new HashMap<>();
        sheet.newHolds().forEach(hold -> holds.put(hold.id(), hold));
        sheet.changedHolds().forEach(change -> holds.put(change.hold().id(), change.hold()));
        return new Unanswered(documents, balances, holds);
    }

    /** Ends a hold whose time has come. */
    Hold expire(Hold hold) {
        return sheet.release(hold.id(), hold.open(), HoldState.EXPIRED);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public long no() {
        if (no == 0) {
            no = numbers.getAsLong();
        }
        return no;
    }

    @Override
    @SuppressWarnings("unchecked") // the key's own kind says what type its document has
    public <D> Optional<Stored<D>> document(DocKey<D> key) {
        Written here = written.get(key);
        if (here != null) {
            return Optional.of((Stored<D>) here.stored);
        }
        if (!locked.contains(key)) {
            throw new IllegalStateException("the verb did not name " + key.kind() + " among its documents");
        }
        Books.FoundDocument before = found.get(key);
        return before == null ? Optional.empty() : Optional.of((Stored<D>) before.stored());
    }

    @Override
    public Balance balance(Account account) {
        return sheet.balance(account);
    }

    @Override
    public Optional<Hold> hold(HoldId id) {
        return sheet.hold(id);
    }

    @Override
    public void post(Account from, Account to, long quantity, Cause cause, String reference, Instant occurredAt) {
        sheet.post(no(), from, to, quantity, cause, reference, occurredAt, now);
    }

    @Override
    public void postFact(Account from, Account to, long quantity, Cause cause, String reference, Instant occurredAt) {
        sheet.postFact(no(), from, to, quantity, cause, reference, occurredAt, now);
    }

    @Override
    public Hold hold(HoldId id, DocKey<?> owner, List<HoldLine> lines, @Nullable Instant until) {
        return sheet.hold(id, owner.kind().name(), owner.id(), lines, until);
    }

    @Override
    public Hold confirm(HoldId id) {
        return sheet.confirm(id);
    }

    @Override
    public Hold settle(
            HoldId id,
            List<Long> quantities,
            Function<Account, Account> to,
            Cause cause,
            String reference,
            Instant occurredAt,
            boolean fact) {
        return sheet.settle(no(), id, quantities, to, cause, reference, occurredAt, now, fact);
    }

    @Override
    public Hold release(HoldId id, List<Long> quantities) {
        return sheet.release(id, quantities, HoldState.RELEASED);
    }

    @Override
    public <D> Stored<D> write(DocKey<D> key, D body) {
        Optional<Stored<D>> before = document(key);
        Written was = written.get(key);
        Stored<D> next;
        Written now;
        if (before.isEmpty()) {
            boolean own = key.equals(makes);
            next = new Stored<>(key, own ? no() : numbers.getAsLong(), 1, this.now, body);
            now = new Written(0, next, own ? fields : NO_FIELDS);
        } else {
            Stored<D> old = before.get();
            // A retry of what made the document may come later in this very batch: it is compared as if nothing had
            // changed.
            byte[] madeWith = fieldsOf(key);
            next = new Stored<>(key, old.no(), old.version() + 1, old.recordedAt(), body);
            now = was == null
                    ? new Written(old.version(), next, madeWith == null ? NO_FIELDS : madeWith)
                    : new Written(was.versionBefore, next, was.fields);
        }
        written.put(key, now);
        undo.add(() -> {
            if (was == null) {
                written.remove(key);
            } else {
                written.put(key, was);
            }
        });
        return next;
    }

    @Override
    public void happened(Event event) {
        DocKey<?> about = event.about();
        Written here = written.get(about);
        Books.FoundDocument before = found.get(about);
        long version = here != null
                ? here.stored.version()
                : before != null ? before.stored().version() : 0;
        note(events, new Books.NewEvent(event, version));
    }

    @Override
    public void remind(Instant at, String work, String id) {
        note(reminders, new DueWork(numbers.getAsLong(), at, work, id));
    }

    @Override
    public void done(DueWork work) {
        note(done, work);
    }

    @Override
    public void moveBookmark(String reader, long from, long to) {
        note(bookmarks, new Books.BookmarkMove(reader, from, to));
    }

    private <T> void note(List<T> list, T item) {
        list.add(item);
        undo.add(list::removeLast);
    }

    /** What was found, as verbs see it before anything is decided. */
    static Found foundView(Set<DocKey<?>> locked, Map<DocKey<?>, Books.FoundDocument> found) {
        Map<DocKey<?>, Stored<?>> stored = new HashMap<>();
        found.forEach((key, document) -> stored.put(key, document.stored()));
        return new Found() {
            @Override
            @SuppressWarnings("unchecked") // the key's own kind says what type its document has
            public <D> Optional<Stored<D>> document(DocKey<D> key) {
                if (!locked.contains(key)) {
                    throw new IllegalStateException("the verb did not name " + key.kind() + " among its documents");
                }
                return Optional.ofNullable((Stored<D>) stored.get(key));
            }
        };
    }
}
