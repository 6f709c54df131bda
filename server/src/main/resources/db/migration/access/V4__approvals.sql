-- Prices by hand that managers allowed at tills by their PIN, one a row; the PIN itself is not here. By month, because there
-- are some every day and a sale rests on one within hours.
select journal.document_table('access.approval', array[]::text[], partitioned => true);
