package io.oneshelf.journal;

import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Book;
import io.oneshelf.ledger.Cause;
import io.oneshelf.ledger.Hold;
import io.oneshelf.ledger.HoldId;
import io.oneshelf.ledger.HoldLine;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A market stall: the smallest trade that uses everything the books can do. It receives fruit, books it for customers, lets
 * them take it or gives it back, loses some, keeps notes that people edit, and is reminded of them.
 */
final class Stall {

    // ── what it keeps ──

    record Line(String shelf, String fruit, long quantity) {
        Account account() {
            return Account.of(Book.STOCK, shelf, fruit);
        }
    }

    record Delivery(Line line) {}

    record Booking(List<Line> lines, String customer, String state) {}

    record Note(String text, int edits, int reminders) {}

    static final DocumentKind<Delivery> DELIVERY = DocumentKind.of("stall.delivery", "stall.delivery", Delivery.class);
    static final DocumentKind<Booking> BOOKING = DocumentKind.of("stall.booking", "stall.booking", Booking.class)
            .indexed("customer", Booking::customer)
            .indexed("state", Booking::state);
    static final DocumentKind<Note> NOTE = DocumentKind.of("stall.note", "stall.note", Note.class);

    /** Makes the stall's tables, as a module's migration would. */
    static void migrate(DataSource owner) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    select journal.document_table('stall.delivery', array[]::text[], partitioned => true);
                    select journal.document_table('stall.booking', array['customer', 'state'], partitioned => true);
                    select journal.document_table('stall.note', array[]::text[], partitioned => false);
                    """);
        }
    }

    // ── what may be asked of it ──

    sealed interface Ask {}

    /** Fruit comes from the grower. */
    record Deliver(String id, Line line) implements Ask {}

    /** All lines or none are put aside, for so long. */
    record Reserve(String id, List<Line> lines, String customer, int seconds) implements Ask {}

    /** The customer takes so much of each line; {@code gone} when that was yesterday and is only told now. */
    record Take(String booking, List<Long> quantities, boolean gone) implements Ask {}

    record GiveBack(String booking, List<Long> quantities) implements Ask {}

    record Pay(String booking) implements Ask {}

    /** A thief was here: a fact, whatever the books say. */
    record Lose(String id, Line line) implements Ask {}

    record Edit(String note, String text) implements Ask {}

    record RemindMe(String note, Duration in) implements Ask {}

    record Remembered(DueWork work) implements Ask {}

    record ReadOn(String reader, long from, long to) implements Ask {}

    /** Does half of it and then falls over. */
    record Stumble(Line line) implements Ask {}

    /** Does half of it and then thinks better of it. */
    record Hesitate(Line line) implements Ask {}

    // ── what it tells ──

    record Delivered(String delivery, long quantity) implements Event {
        @Override
        public String type() {
            return "stall.delivered";
        }

        @Override
        public DocKey<?> about() {
            return DELIVERY.key(delivery);
        }
    }

    record Booked(String booking, String state, List<Long> open) implements Event {
        @Override
        public String type() {
            return "stall.booked";
        }

        @Override
        public DocKey<?> about() {
            return BOOKING.key(booking);
        }
    }

    enum Word implements ProblemWord {
        NO,
        DIFFERENT;

        @Override
        public String module() {
            return "stall";
        }

        @Override
        public String word() {
            return name();
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String sentence() {
            return "Returned when the stall says no.";
        }
    }

    record No(String detail) implements Refusal {
        @Override
        public ProblemWord word() {
            return Word.NO;
        }
    }

    // ── how it decides ──

    static final Expiry EXPIRY = (draft, id, hold) -> {
        Booking booking = draft.document(BOOKING.key(id)).orElseThrow().body();
        keep(draft, id, booking, hold);
    };

    /** Asks again as long as the door says "not now". */
    static Outcome<String> untilAnswered(GatheringDoor door, Ask ask) {
        while (true) {
            Outcome<String> outcome = door.call(VERB, () -> ask);
            if (!(outcome instanceof Outcome.Refused<String> refused) || !(refused.why() instanceof NotNow)) {
                return outcome;
            }
        }
    }

    static void joins(GatheringDoor door) {
        door.onExpiry(BOOKING, EXPIRY);
    }

    /** One verb for everything, so that a batch may hold any mixture. Answers with a sentence. */
    static final Verb<Ask, String> VERB = new Verb<>() {

        @Override
        public @Nullable DocKey<?> makes(Ask ask) {
            return switch (ask) {
                case Deliver deliver -> DELIVERY.key(deliver.id);
                case Lose lose -> DELIVERY.key(lose.id);
                case Reserve reserve -> BOOKING.key(reserve.id);
                case Take take -> null;
                case GiveBack giveBack -> null;
                case Pay pay -> null;
                case Edit edit -> null;
                case RemindMe remindMe -> null;
                case Remembered remembered -> null;
                case ReadOn readOn -> null;
                case Stumble stumble -> null;
                case Hesitate hesitate -> null;
            };
        }

        @Override
        public Record request(Ask ask) {
            return (Record) ask;
        }

        @Override
        public ProblemWord existsDifferent() {
            return Word.DIFFERENT;
        }

        @Override
        public Set<DocKey<?>> documents(Ask ask) {
            return switch (ask) {
                case Take take -> Set.of(BOOKING.key(take.booking));
                case GiveBack giveBack -> Set.of(BOOKING.key(giveBack.booking));
                case Pay pay -> Set.of(BOOKING.key(pay.booking));
                case Edit edit -> Set.of(NOTE.key(edit.note));
                case RemindMe remind -> Set.of(NOTE.key(remind.note));
                case Remembered remembered -> Set.of(NOTE.key(remembered.work.id()));
                case Deliver deliver -> Set.of();
                case Lose lose -> Set.of();
                case Reserve reserve -> Set.of();
                case ReadOn readOn -> Set.of();
                case Stumble stumble -> Set.of();
                case Hesitate hesitate -> Set.of(NOTE.key("none"));
            };
        }

        @Override
        public Reach reach(Ask ask, Found found) {
            return switch (ask) {
                case Deliver deliver -> Reach.of(List.of(deliver.line.account(), grower(deliver.line)));
                case Lose lose -> Reach.of(List.of(lose.line.account(), thief(lose.line)));
                case Stumble stumble -> Reach.of(List.of(stumble.line.account(), thief(stumble.line)));
                case Hesitate hesitate -> Reach.of(List.of(hesitate.line.account(), thief(hesitate.line)));
                case Reserve reserve ->
                    Reach.of(reserve.lines.stream().map(Line::account).toList());
                case Take take -> reach(found, take.booking);
                case GiveBack giveBack -> reach(found, giveBack.booking);
                case Pay pay -> reach(found, pay.booking);
                case Edit edit -> Reach.NOTHING;
                case RemindMe remindMe -> Reach.NOTHING;
                case Remembered remembered -> Reach.NOTHING;
                case ReadOn readOn -> Reach.NOTHING;
            };
        }

        private Reach reach(Found found, String id) {
            Optional<Stored<Booking>> booking = found.document(BOOKING.key(id));
            if (booking.isEmpty()) {
                return Reach.NOTHING;
            }
            Set<Account> accounts = new LinkedHashSet<>();
            booking.get().body().lines.forEach(line -> {
                accounts.add(line.account());
                accounts.add(customer(line.account()));
            });
            return Reach.of(accounts, Set.of(new HoldId(booking.get().no(), 1)));
        }

        @Override
        public Decision<String> decide(Draft draft, Ask ask) {
            return switch (ask) {
                case Deliver deliver -> {
                    draft.post(
                            grower(deliver.line),
                            deliver.line.account(),
                            deliver.line.quantity,
                            Cause.RECEIVE,
                            "delivery/" + deliver.id,
                            draft.now().minusSeconds(3_600));
                    draft.write(DELIVERY.key(deliver.id), new Delivery(deliver.line));
                    draft.happened(new Delivered(deliver.id, deliver.line.quantity));
                    yield Decision.made("delivered " + draft.balance(deliver.line.account()));
                }
                case Lose lose -> {
                    draft.postFact(
                            lose.line.account(),
                            thief(lose.line),
                            lose.line.quantity,
                            Cause.ADJUST,
                            "loss/" + lose.id,
                            draft.now());
                    draft.write(DELIVERY.key(lose.id), new Delivery(lose.line));
                    yield Decision.made("lost " + draft.balance(lose.line.account()));
                }
                case Reserve reserve -> reserve(draft, reserve);
                case Take take -> {
                    Optional<Hold> hold = open(draft, take.booking);
                    if (hold.isEmpty()) {
                        yield Decision.drop(new No("nothing is booked"));
                    }
                    List<Long> quantities = atMost(take.quantities, hold.get().open());
                    boolean there = true;
                    for (int i = 0; i < quantities.size(); i++) {
                        there &= draft.balance(hold.get().lines().get(i).account())
                                        .onHand()
                                >= quantities.stream()
                                        .mapToLong(Long::longValue)
                                        .sum();
                    }
                    if (!there && !take.gone) {
                        yield Decision.drop(new No("it is not there"));
                    }
                    Hold left = draft.settle(
                            hold.get().id(),
                            quantities,
                            Stall::customer,
                            Cause.SALE,
                            "booking/" + take.booking,
                            draft.now(),
                            take.gone);
                    yield Decision.found(keep(draft, take.booking, booking(draft, take.booking), left));
                }
                case GiveBack giveBack -> {
                    Optional<Hold> hold = open(draft, giveBack.booking);
                    yield hold.isEmpty()
                            ? Decision.drop(new No("nothing is booked"))
                            : Decision.found(keep(
                                    draft,
                                    giveBack.booking,
                                    booking(draft, giveBack.booking),
                                    draft.release(
                                            hold.get().id(),
                                            atMost(
                                                    giveBack.quantities,
                                                    hold.get().open()))));
                }
                case Pay pay -> {
                    Optional<Hold> hold = open(draft, pay.booking);
                    yield hold.isEmpty()
                            ? Decision.drop(new No("nothing is booked"))
                            : Decision.found(keep(
                                    draft,
                                    pay.booking,
                                    booking(draft, pay.booking),
                                    draft.confirm(hold.get().id())));
                }
                case Edit edit -> {
                    Note before = draft.document(NOTE.key(edit.note))
                            .map(Stored::body)
                            .orElse(new Note("", 0, 0));
                    Stored<Note> after =
                            draft.write(NOTE.key(edit.note), new Note(edit.text, before.edits + 1, before.reminders));
                    yield Decision.found("note " + after.version() + " " + after.body());
                }
                case RemindMe remindMe -> {
                    draft.remind(draft.now().plus(remindMe.in), "stall.remind", remindMe.note);
                    yield Decision.found("will remind");
                }
                case Remembered remembered -> {
                    Note before = draft.document(NOTE.key(remembered.work.id()))
                            .map(Stored::body)
                            .orElse(new Note("", 0, 0));
                    draft.write(
                            NOTE.key(remembered.work.id()), new Note(before.text, before.edits, before.reminders + 1));
                    draft.done(remembered.work);
                    yield Decision.found("reminded");
                }
                case ReadOn readOn -> {
                    draft.moveBookmark(readOn.reader, readOn.from, readOn.to);
                    yield Decision.found("read to " + readOn.to);
                }
                case Stumble stumble -> {
                    draft.postFact(
                            stumble.line.account(),
                            thief(stumble.line),
                            stumble.line.quantity,
                            Cause.ADJUST,
                            "stumble",
                            draft.now());
                    throw new IllegalArgumentException("stumbled");
                }
                case Hesitate hesitate -> {
                    draft.postFact(
                            hesitate.line.account(),
                            thief(hesitate.line),
                            hesitate.line.quantity,
                            Cause.ADJUST,
                            "hesitate",
                            draft.now());
                    draft.write(NOTE.key("none"), new Note("never", 0, 0));
                    yield Decision.drop(new No("thought better of it"));
                }
            };
        }

        @Override
        public String replay(Ask ask, Draft draft) {
            DocKey<?> key = makes(ask);
            return key == null ? "nothing" : "known " + draft.document(key).map(Stored::body);
        }
    };

    private static Decision<String> reserve(Draft draft, Reserve reserve) {
        for (Line line : reserve.lines) {
            long wanted = reserve.lines.stream()
                    .filter(other -> other.account().equals(line.account()))
                    .mapToLong(Line::quantity)
                    .sum();
            if (draft.balance(line.account()).free() < wanted) {
                return Decision.drop(
                        new No(line + " of " + draft.balance(line.account()).free()));
            }
        }
        Instant until = reserve.seconds == 0 ? null : draft.now().plusSeconds(reserve.seconds);
        Hold hold = draft.hold(
                new HoldId(draft.no(), 1),
                BOOKING.key(reserve.id),
                reserve.lines.stream()
                        .map(line -> new HoldLine(line.account(), line.quantity))
                        .toList(),
                until);
        return Decision.made(keep(draft, reserve.id, new Booking(reserve.lines, reserve.customer, "NEW"), hold));
    }

    private static String keep(Draft draft, String id, Booking booking, Hold hold) {
        draft.write(
                BOOKING.key(id),
                new Booking(booking.lines, booking.customer, hold.state().name()));
        draft.happened(new Booked(id, hold.state().name(), hold.open()));
        return hold.state() + " open " + hold.open();
    }

    private static Booking booking(Draft draft, String id) {
        return draft.document(BOOKING.key(id)).orElseThrow().body();
    }

    private static Optional<Hold> open(Draft draft, String id) {
        return draft.document(BOOKING.key(id))
                .flatMap(stored -> draft.hold(new HoldId(stored.no(), 1)))
                .filter(hold -> hold.state().isOpen());
    }

    private static List<Long> atMost(List<Long> wanted, List<Long> open) {
        return java.util.stream.IntStream.range(0, open.size())
                .mapToObj(i -> Math.min(open.get(i), i < wanted.size() ? wanted.get(i) : 0))
                .toList();
    }

    private static Account grower(Line line) {
        return Account.world(Book.STOCK, "grower", line.fruit);
    }

    private static Account thief(Line line) {
        return Account.world(Book.STOCK, "thief", line.fruit);
    }

    private static Account customer(Account account) {
        return Account.world(Book.STOCK, "customer", account.item());
    }
}
