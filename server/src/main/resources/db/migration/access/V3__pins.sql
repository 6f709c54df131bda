-- The PINs by which managers allow something at a till, as hashes, beside the people and not in them: a person is read with
-- every request, a PIN a few times a day. The id is the person's.
select journal.document_table('access.pin', array[]::text[], partitioned => false);
