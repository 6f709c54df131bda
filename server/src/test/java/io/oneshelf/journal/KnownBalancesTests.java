package io.oneshelf.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Balance;
import io.oneshelf.ledger.Book;
import io.oneshelf.ledger.Sheet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is known of balances")
class KnownBalancesTests {

    private static final Account COAT = Account.of(Book.STOCK, "north", "coat");
    private static final Account HAT = Account.of(Book.STOCK, "north", "hat");

    private final KnownBalances known = new KnownBalances();

    @BeforeEach
    void begin() {
        known.lastCommitIs(10);
    }

    @Test
    @DisplayName("is learned from a reading, and carried along with what this process commits")
    void learned() {
        known.learn(10, COAT, balance(5, 1));
        commit(10, HAT, balance(3, 1));
        assertThat(known.lastCommit()).isEqualTo(11);
        assertThat(known.of(COAT)).isEqualTo(balance(5, 1));
        assertThat(known.of(HAT)).isEqualTo(balance(3, 1));
    }

    @Test
    @DisplayName("is learned from a reading that began some commits ago, if they left that account alone")
    void learnedLate() {
        commit(10, HAT, balance(3, 1));
        commit(11, HAT, balance(2, 2));
        known.learn(10, COAT, balance(5, 1));
        assertThat(known.of(COAT)).isEqualTo(balance(5, 1));
    }

    @Test
    @DisplayName("is not taken from a reading that began before a commit which changed that account")
    void changedMeanwhile() {
        commit(10, COAT, balance(4, 2));
        commit(11, HAT, balance(3, 1));
        known.learn(10, COAT, balance(5, 1));
        assertThat(known.of(COAT)).isEqualTo(balance(4, 2));
        known.learn(11, COAT, balance(4, 2));
        assertThat(known.of(COAT)).isEqualTo(balance(4, 2));
    }

    @Test
    @DisplayName("is not taken from a reading that began longer ago than changes are kept")
    void tooLongAgo() {
        for (int commit = 10; commit <= 10 + KnownBalances.COMMITS_KEPT; commit++) {
            commit(commit, HAT, balance(3, commit));
        }
        known.learn(10, COAT, balance(5, 1));
        assertThat(known.of(COAT)).isNull();
        known.learn(11, COAT, balance(5, 1));
        assertThat(known.of(COAT)).isEqualTo(balance(5, 1));
    }

    @Test
    @DisplayName("is forgotten when another process has committed, and an older reading is not learned then")
    void anotherProcess() {
        commit(10, HAT, balance(3, 1));
        known.lastCommitIs(12);
        assertThat(known.of(HAT)).isNull();
        known.learn(11, COAT, balance(5, 1));
        assertThat(known.of(COAT)).isNull();
        known.learn(12, COAT, balance(5, 1));
        assertThat(known.of(COAT)).isEqualTo(balance(5, 1));
    }

    @Test
    @DisplayName("stays as it was while one of our own commits is under way")
    void underWay() {
        known.learn(10, COAT, balance(5, 1));
        known.committing();
        known.lastCommitIs(11);
        assertThat(known.of(COAT)).isEqualTo(balance(5, 1));
        known.committed(10, List.of(new Sheet.BalanceChange(COAT, 1, balance(4, 2))));
        assertThat(known.areOf(11)).isTrue();
        assertThat(known.of(COAT)).isEqualTo(balance(4, 2));
    }

    private void commit(long before, Account account, Balance balance) {
        known.committing();
        known.committed(before, List.of(new Sheet.BalanceChange(account, balance.version() - 1, balance)));
    }

    private static Balance balance(long onHand, long version) {
        return new Balance(onHand, 0, 0, version);
    }
}
