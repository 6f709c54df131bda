package io.oneshelf.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oneshelf.insight.Audit;
import io.oneshelf.insight.Findings;
import io.oneshelf.insight.Monitor;
import io.oneshelf.insight.Violation;
import io.oneshelf.journal.AuditCheck;
import io.oneshelf.testing.Audits;
import io.oneshelf.testing.FreshBooks;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
@DisplayName("An audit that goes on from its checkpoint")
class AuditOfWhatIsNewTest {

    private FreshBooks fresh;
    private OrderTrial shop;
    private Audit audit;

    @BeforeEach
    void open() {
        fresh = FreshBooks.open();
        shop = new OrderTrial(fresh.books());
        shop.taxAt("20");
        audit = Audits.of(fresh.database());
        say("receive coat@north*20 hat@north*10 sock@north*100 sock@depot*200");
    }

    @AfterEach
    void close() {
        fresh.close();
    }

    @Test
    @DisplayName("finds nothing, and suspects nothing, after each thing that can happen to an order")
    void findsNothing() throws SQLException {
        for (String sentence : """
                place O1 CARRY_OUT@north sock*3 coat pay CASH:600 TEST
                return R1 O1 south 1*2
                return R2 O1 north 1*1/DAMAGED 2*1
                place O2 SHIP@north coat pay TEST
                place O3 PICKUP@north hat*2
                place O4 SHIP@north coat*2 pay TEST:LATE:5000
                place O5 SHIP sock*150 coat*2 pay TEST
                fulfil O5 2
                place O6 SHIP@north hat pay CASH
                cancel O6
                bring R3 south hat*2=1500
                place O7 SHIP@north hat
                wait 900
                place O8 SHIP@north hat pay CASH:100 TEST:FAIL
                return R4 O5 south 2*1
                fulfil O2 1
                approve A1 coat!9000
                place O9 CARRY_OUT@north coat!9000:A1 hat!950 pay CASH
                place O10 CARRY_OUT@north coat!9000:A1 pay CASH
                return R6 O9 south 1*1
                approve A2 1500
                bring R7 south hat*1=1500 by A2
                bring R8 south hat*1=1500 by A2
                """.lines().toList()) {
            say(sentence);
            Findings findings = audit.run(false);
            assertThat(findings.everything()).isFalse();
            assertThat(violations(findings)).as(sentence).isEmpty();
            assertThat(audit.unfounded()).as("suspected after: " + sentence).isZero();
        }
        assertThat(violations(audit.run(true))).isEmpty();
        say("return R5 O2 north 1*1");
        assertThat(violations(audit.run(false))).isEmpty();
        assertThat(audit.unfounded())
                .as("suspected after a full audit had sealed")
                .isZero();
        assertThat(audit.quarantine()).isEmpty();
    }

    @Test
    @DisplayName("looks at what is new only")
    void looksAtWhatIsNew() throws SQLException {
        audit.run(false);
        say("place O1 CARRY_OUT@north sock*3 coat pay TEST");
        say("place O2 CARRY_OUT@north sock pay TEST");
        assertThat(checked(audit.run(false), "order: runs add up")).isEqualTo(2);
        say("return R1 O1 south 1*2");
        assertThat(checked(audit.run(false), "order: runs add up")).isEqualTo(1);
        assertThat(checked(audit.run(false), "order: runs add up")).isZero();
        assertThat(checked(audit.run(true), "order: runs add up")).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            update orders.order set body = replace(body::text, '"quantity":3,"total":999', '"quantity":3,"total":998')::json where id = 'O2' | add up to their line
            update orders.order set body = replace(body::text, '"returned":2', '"returned":1')::json where id = 'O1'            | carried
            update orders.return set body = replace(body::text, '"refund":666', '"refund":667')::json where id = 'R1'           | carried
            delete from ledger.entry where reference = 'order.order/O2' and book = 'MONEY'                                      | what money did
            update ledger.entry set reference = 'order.order/O0' where reference = 'order.order/O1' and cause = 'REFUND'        | what money did
            delete from ledger.entry where reference = 'order.order/O2' and book = 'STOCK'                                      | have left their shelves
            update ledger.entry set quantity = quantity + 1 where reference = 'order.order/O2' and book = 'STOCK'               | goes on from the balance
            update ledger.entry set quantity = quantity + 1 where reference = 'order.return/R1' and book = 'STOCK'              | took them in
            update ledger.entry set cause = 'RECEIVE' where reference = 'order.order/O2' and book = 'STOCK'                     | cause of their entry
            update ledger.balance set on_hand = on_hand + 1 where account in (select from_account from ledger.entry where reference = 'order.order/O2') | sum of its entries
            update ledger.balance set held = held + 1 where held > 0                                                            | what open holds promise
            update ledger.hold set quantities[1] = 5 where document = 'O3'                                                      | what open holds promise
            update ledger.hold set state = 'RELEASED', expires_at = null where document = 'O3'                                  | exactly as long
            update orders.order set state = 'LAPSED' where id = 'O2'                                                            | state is what
            delete from journal.event where position = (select max(position) from journal.event)                               | without gap
            delete from orders.order where id = 'O2'                                                                            | has its document
            """)
    @DisplayName("finds damage in what is new, and reports it until it is repaired")
    void findsDamageInWhatIsNew(String damage, String rule) throws SQLException {
        say("place O0 CARRY_OUT@north sock*3 coat pay TEST");
        say("place O1 CARRY_OUT@north sock*3 coat pay TEST");
        assertThat(violations(audit.run(false))).isEmpty();
        say("place O2 CARRY_OUT@north sock*3 coat pay TEST");
        say("place O3 PICKUP@north hat*2");
        say("return R1 O1 south 1*2");
        asOwner(damage);
        assertThat(violations(audit.run(false))).as(damage).anyMatch(found -> found.contains(rule));
        say("place O4 CARRY_OUT@north sock*3 coat pay TEST");
        assertThat(violations(audit.run(false)))
                .as("nothing new happened to it, and it is still broken")
                .anyMatch(found -> found.contains(rule));
        assertThat(Audits.of(fresh.database()).run(false).ok())
                .as("another process knows it too")
                .isFalse();
    }

    @Test
    @DisplayName("keeps a violation once, with its evidence, and says when it was repaired")
    void quarantine() throws SQLException {
        say("place O1 CARRY_OUT@north sock pay TEST");
        asOwner("update ledger.entry set cause = 'RECEIVE' where reference = 'order.order/O1' and book = 'STOCK'");
        audit.run(false);
        audit.run(false);
        audit.run(true);
        assertThat(audit.quarantine()).singleElement().satisfies(violation -> {
            assertThat(violation.rule()).contains("the cause of their entry");
            assertThat(violation.evidence()).contains("of home 1: RECEIVE from north to @customer");
            assertThat(violation.position()).isEqualTo(shop.books.reader().position());
            assertThat(violation.repairedAt()).isNull();
        });
        asOwner("update ledger.entry set cause = 'SALE' where reference = 'order.order/O1' and book = 'STOCK'");
        assertThat(audit.run(false).ok()).isTrue();
        assertThat(audit.quarantine())
                .singleElement()
                .extracting(Violation::repairedAt)
                .isEqualTo(Audits.NOON);
    }

    @Test
    @DisplayName("leaves damage to what it has passed to the full audit, which it then goes on reporting")
    void oldDamage() throws SQLException {
        say("place O1 CARRY_OUT@north sock*3 coat pay TEST");
        audit.run(false);
        asOwner("update orders.order set state = 'LAPSED' where id = 'O1'");
        assertThat(audit.run(false).ok()).isTrue();
        assertThat(audit.run(true).ok()).isFalse();
        assertThat(audit.run(false).ok()).isFalse();
        assertThat(audit.run(false).ok()).isFalse();
    }

    @Test
    @DisplayName("what two processes write while two audit raises no suspicion, and none of it is passed over")
    void whileOthersWrite() throws Exception {
        OrderTrial other = new OrderTrial(fresh.otherProcess());
        AtomicBoolean writing = new AtomicBoolean(true);
        Audit otherAudit = Audits.of(fresh.database());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> audits = new ArrayList<>();
            for (Audit each : List.of(audit, otherAudit)) {
                audits.add(threads.submit(() -> {
                    List<String> found = new ArrayList<>();
                    while (writing.get()) {
                        found.addAll(violations(each.run(false)));
                    }
                    return found;
                }));
            }
            List<Future<?>> writers = new ArrayList<>();
            for (OrderTrial each : List.of(shop, other)) {
                String name = each == shop ? "A" : "B";
                writers.add(threads.submit(() -> {
                    for (int i = 0; i < 40; i++) {
                        each.say("place %s%d CARRY_OUT@depot sock*1 pay TEST".formatted(name, i));
                        each.say("place H%s%d SHIP@north sock*1".formatted(name, i));
                        each.say("cancel H%s%d".formatted(name, i));
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            writing.set(false);
            for (Future<List<String>> each : audits) {
                assertThat(each.get()).isEmpty();
            }
        }
        assertThat(violations(audit.run(false))).isEmpty();
        assertThat(audit.unfounded() + otherAudit.unfounded()).isZero();
        assertThat(violations(audit.run(true))).isEmpty();
        assertThat(number("""
                select count(*) from ledger.entry e where not exists (
                    select from insight.sealed_block b where b.block = (e.no - 1) / 10000 and b.seen >= e.no)""")).as("entries that no checkpoint has passed").isZero();
    }

    @Test
    @DisplayName("is what the monitor does, whenever there is something new")
    void monitor() throws SQLException {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        AtomicReference<Instant> now = new AtomicReference<>(Audits.NOON);
        Monitor monitor = new Monitor(audit, shop.books.reader(), now::get, Monitor.Pace.USUAL, meters);
        assertThat(monitor.step()).isTrue();
        assertThat(monitor.step()).as("nothing new").isFalse();
        say("place O1 CARRY_OUT@north sock pay TEST");
        asOwner("update ledger.entry set cause = 'RECEIVE' where reference = 'order.order/O1' and book = 'STOCK'");
        assertThat(monitor.step()).as("it rests after a look").isFalse();
        assertThat(monitor.violations()).isZero();
        now.set(Audits.NOON.plusSeconds(1));
        assertThat(monitor.step()).as("within a second it looks again").isTrue();
        assertThat(monitor.violations()).isEqualTo(1);
        assertThat(monitor.position()).isEqualTo(shop.books.reader().position());
        assertThat(monitor.lag()).isEqualTo(Duration.ZERO);
        assertThat(meters.get("oneshelf.audit.violations").gauge().value()).isEqualTo(1);
        say("place O2 CARRY_OUT@north sock pay TEST");
        now.set(Audits.NOON.plusSeconds(2));
        assertThat(monitor.step()).isTrue();
        assertThat(monitor.violations()).as("it still stands").isEqualTo(1);
    }

    @Test
    @DisplayName("waits, when much is new, until a rush is over, but not for ever")
    void rush() {
        AtomicReference<Instant> now = new AtomicReference<>(Audits.NOON);
        Monitor.Pace pace = new Monitor.Pace(1, 2, Duration.ofSeconds(5));
        Monitor monitor = new Monitor(audit, shop.books.reader(), now::get, pace, new SimpleMeterRegistry());
        placeAndWait(10, 0, now);
        assertThat(monitor.step()).as("at first it cannot tell").isFalse();
        placeAndWait(0, 1, now);
        assertThat(monitor.step()).as("nothing came in a second").isTrue();
        placeAndWait(10, 2, now);
        assertThat(monitor.step()).as("at least five a second").isFalse();
        placeAndWait(10, 2, now);
        assertThat(monitor.step()).as("and it goes on").isFalse();
        placeAndWait(10, 2, now);
        assertThat(monitor.step()).as("for more than five seconds").isTrue();
        placeAndWait(10, 2, now);
        assertThat(monitor.step()).isFalse();
        placeAndWait(1, 2, now);
        assertThat(monitor.step()).as("one order is no rush").isTrue();
        assertThat(monitor.lag()).isZero();
    }

    @Test
    @DisplayName("is given up in the middle when a rush begins, and begun anew when it is over")
    void rushInTheMiddle() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Audits.NOON);
        Monitor.Pace pace = new Monitor.Pace(1, 2, Duration.ofSeconds(60));
        Monitor monitor = new Monitor(audit, shop.books.reader(), now::get, pace, new SimpleMeterRegistry());
        placeAndWait(10, 0, now);
        assertThat(monitor.step()).as("at first it cannot tell").isFalse();
        placeAndWait(0, 1, now);
        monitor.giveWay();
        try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
                Connection owner = fresh.database().owner().getConnection();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            // What a look reads early on, and no sale: so it stands still while orders are placed.
            statement.execute("lock table insight.sealed_block");
            Future<Boolean> look = thread.submit(monitor::step);
            await().until(() -> number("select count(*) from pg_locks where not granted") == 1);
            monitor.giveWay();
            placeAndWait(1, 1, now);
            monitor.giveWay();
            assertThat(number("select count(*) from pg_locks where not granted"))
                    .as("one order is no rush")
                    .isEqualTo(1);
            placeAndWait(10, 1, now);
            monitor.giveWay();
            assertThat(look.get()).isFalse();
            owner.rollback();
        }
        assertThat(monitor.position()).isEqualTo(-1);
        assertThat(monitor.step()).as("the rush goes on").isFalse();
        placeAndWait(0, 2, now);
        assertThat(monitor.step()).isTrue();
        assertThat(monitor.position()).isEqualTo(shop.books.reader().position());
        assertThat(violations(audit.run(true))).isEmpty();
    }

    private void placeAndWait(int orders, int seconds, AtomicReference<Instant> now) {
        for (int order = 0; order < orders; order++) {
            say("place O" + now.get().getEpochSecond() + "-" + order + " CARRY_OUT@north sock pay TEST");
        }
        now.updateAndGet(before -> before.plusSeconds(seconds));
    }

    private void say(String sentence) {
        assertThat(shop.say(sentence)).as(sentence).doesNotStartWith("no: ");
    }

    private static List<String> violations(Findings findings) {
        List<String> found = new ArrayList<>();
        for (AuditCheck check : findings.checks()) {
            check.violations().forEach(violation -> found.add(check.name() + ": " + violation));
        }
        return found;
    }

    private static long checked(Findings findings, String rule) {
        return findings.checks().stream()
                .filter(check -> check.name().startsWith(rule))
                .findFirst()
                .orElseThrow()
                .checked();
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection owner = fresh.database().owner().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection owner = fresh.database().owner().getConnection();
                Statement statement = owner.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
