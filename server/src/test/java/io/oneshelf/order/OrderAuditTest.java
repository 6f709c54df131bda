package io.oneshelf.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.journal.AuditCheck;
import io.oneshelf.journal.AuditRule;
import io.oneshelf.journal.AuditScope;
import io.oneshelf.testing.FreshBooks;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The audit of orders")
class OrderAuditTest {

    private static FreshBooks fresh;

    @BeforeAll
    static void aDayInTheShop() {
        fresh = FreshBooks.open();
        OrderTrial shop = new OrderTrial(fresh.books());
        shop.taxAt("20");
        for (String sentence : """
                receive coat@north*20 hat@north*10 sock@north*100 sock@depot*200
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
                approve A1 coat!9000
                approve A2 hat*2!900
                place O9 CARRY_OUT@north coat!9000:A1 hat!950 pay CASH
                place O10 CARRY_OUT@north hat!900:A2 coat!9000:A1 pay CASH
                approve A3 1500
                bring R5 south hat*1=1500 by A3
                bring R6 south hat*1=1500 by A3
                """.lines().toList()) {
            assertThat(shop.say(sentence)).as(sentence).doesNotStartWith("no: ");
        }
    }

    @AfterAll
    static void close() {
        fresh.close();
    }

    @Test
    @DisplayName("finds nothing in books that only the door wrote")
    void findsNothing() throws SQLException {
        assertThat(auditAfter("select 1"))
                .hasSize(OrderAudit.rules().size())
                .allMatch(AuditCheck::ok)
                .allMatch(check -> check.checked() > 0);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            update orders.order set body = replace(body::text, '"returned":1', '"returned":2')::json where id = 'O1'          | add up to their line
            update orders.order set body = replace(body::text, '"quantity":3,"total":999', '"quantity":3,"total":998')::json  | add up to their line
            update orders.return set body = replace(body::text, '"refund":666', '"refund":667')::json where id = 'R1'         | carried
            update orders.return set body = replace(body::text, '"tax":250,"lines"', '"tax":251,"lines"')::json where id = 'R3' | it gave back
            update orders.return set of_order = 'O2' where id = 'R1'                                                          | what was bought
            update orders.order set body = replace(body::text, '"amount":600', '"amount":601')::json where id = 'O1'          | what money did
            delete from ledger.entry where reference = 'order.order/O2' and book = 'MONEY'                                    | what money did
            update ledger.entry set reference = 'order.order/O2' where reference = 'order.order/O1' and cause = 'REFUND'      | what money did
            update orders.order set body = replace(body::text, '"state":"CANCELLED"', '"state":"PLACED"')::json, state = 'PLACED' where id = 'O6' | of an order that stands
            update ledger.entry set quantity = quantity + 1 where reference = 'order.return/R3' and book = 'MONEY'            | without a receipt
            update ledger.entry set quantity = quantity + 1 where reference = 'order.order/O1' and book = 'STOCK'             | have left their shelves
            update ledger.entry set quantity = quantity + 1 where reference = 'order.return/R2' and book = 'STOCK'            | took them in
            update orders.order set state = 'LAPSED' where id = 'O1'                                                          | state is what
            update access.approval set body = replace(body::text, 'order.order/O9', 'order.order/O8')::json where id = 'A1'   | proves two lines
            update access.approval set body = replace(body::text, ',"used":', ',"unused":')::json where id = 'A2'             | proves two lines
            update access.approval set body = replace(body::text, '9000', '8000')::json where id = 'A1'                       | proves two lines
            update access.approval set body = replace(body::text, '"quantity":2', '"quantity":0')::json where id = 'A2'       | proves two lines
            update orders.order set body = replace(body::text, '"doubt":"ALREADY_USED"', '"doubt":null')::json where id = 'O10' | proves two lines
            update orders.order set body = replace(body::text, 'staff-3', 'staff-4')::json where id = 'O9'                    | proves two lines
            update access.approval set body = replace(body::text, 'order.return/R5', 'order.return/R6')::json where id = 'A3' | proves two returns
            update access.approval set body = replace(body::text, ',"used":', ',"unused":')::json where id = 'A3'             | proves two returns
            update access.approval set body = replace(body::text, '"amount":1500', '"amount":1501')::json where id = 'A3'     | proves two returns
            update orders.return set body = replace(body::text, 'staff-3', 'staff-4')::json where id = 'R5'                   | proves two returns
            update orders.return set proof = 'PROVEN' where id = 'R6'                                                         | proves two returns
            update orders.return set proof = 'UNPROVEN' where id = 'R5'                                                       | proves two returns
            update ledger.hold set state = 'HELD', expires_at = '2027-01-01Z' where document = 'O2'                           | exactly as long
            update ledger.hold set state = 'RELEASED' where document = 'O2'                                                   | exactly as long
            update ledger.hold set state = 'CONFIRMED' where document = 'O3'                                                  | exactly as long
            """)
    void finds(String damage, String rule) throws SQLException {
        assertThat(auditAfter(damage))
                .as(damage)
                .filteredOn(check -> !check.ok())
                .anyMatch(check -> check.name().contains(rule));
    }

    /** Runs the rules on books that somebody has tampered with, and takes it back. */
    private static List<AuditCheck> auditAfter(String damage) throws SQLException {
        try (Connection connection = fresh.database().owner().getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(damage);
                List<AuditCheck> checks = new ArrayList<>();
                AuditScope scope = AuditScope.everything(connection);
                for (AuditRule rule : OrderAudit.rules()) {
                    checks.add(rule.run(scope));
                }
                return checks;
            } finally {
                connection.rollback();
            }
        }
    }
}
