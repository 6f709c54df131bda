-- Accounts of which more was promised than is there. They are few, and who asks for them must not read all balances. A sale
-- writes nothing into it: the shortage of a row that is rewritten stays what it was.
create index balance_short on ledger.balance (home, shortage) where shortage > 0;
