-- Members, and what is personal about them. Nothing here is in clear: bodies are sealed with a key per person, identities are
-- found by a keyed hash. Nothing is partitioned by month except contacts, because a member lives for years.
select journal.document_table('member.member', array[]::text[], partitioned => false);

-- One row a person: that person's key, wrapped by the installation's key, which is not in the database. Whoever erases the
-- row's key erases the person, in every backup too that is younger than the installation's key.
select journal.document_table('member.key', array[]::text[], partitioned => false);

-- What a person is known by (a phone, a card, an account elsewhere). The id is a keyed hash, so that it is unique without
-- being readable. Listed by member, to show or erase all of one person's.
select journal.document_table('member.identity', array['member'], partitioned => false);

-- The name and address of one order, sealed with a key of its own. Grows with every delivery. Listed by member likewise.
select journal.document_table('member.contact', array['member'], partitioned => true);
