-- A shift is one document: its opening, each cash movement and its close are versions of it. Shifts are listed by place and
-- day; by the hash its journal had at the close, the shift that follows it on the same till is known to follow. A till has a
-- few shifts a day and they are changed while they run, so they are not kept by month.
select journal.document_table('till.shift', array['location', 'day', 'closed_with'], partitioned => false);
