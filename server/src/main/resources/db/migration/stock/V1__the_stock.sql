-- Stock keeps three kinds of document. What is on hand and what is promised stand in the ledger; a balance has one place.
-- All three grow with every sale or delivery, so they are partitioned by the month of recording.

-- A movement is written once. It is found by its id; what it did is found by the entries that refer to it.
select journal.document_table('stock.movement', array[]::text[], partitioned => true);

-- A reservation is the readable face of one hold (the hold goes by the reservation's number) and is rewritten when that
-- changes. It is listed by the reference its caller gave it, which is how a shop finds what it holds for a basket.
select journal.document_table('stock.reservation', array['reference'], partitioned => true);

-- A part of a reservation that was committed or released by itself is written once, so that the same part again does
-- nothing further. Its id is "reservation/part".
select journal.document_table('stock.reservation_part', array[]::text[], partitioned => true);
