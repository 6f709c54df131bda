-- Orders, returns and baskets, each a document with all its lines in one row. The schema is "orders" because ORDER is a
-- word of SQL. Money and goods have no tables here: they are entries of the ledger that refer to these documents.

-- An order is listed by whose it is, where it stands, where it was sold and which place answers for it; no more, because
-- every index costs each order a few microseconds.
select journal.document_table('orders.order', array['person', 'state', 'channel', 'location'], partitioned => true);

-- A return is found by the order whose units came back.
select journal.document_table('orders.return', array['of_order'], partitioned => true);

-- A basket is only ever looked up by its id. It is changed more often than an order is placed, and is not kept by month.
select journal.document_table('orders.basket', array[]::text[], partitioned => false);
