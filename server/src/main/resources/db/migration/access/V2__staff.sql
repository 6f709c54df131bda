-- The people of the retailer's staff: their names, roles and the hashes of their passwords stand here and nowhere else. Listed
-- by the store they work at, so that a store manager's list does not read everybody's.
select journal.document_table('access.staff', array['location'], partitioned => false);

-- Whose a sign-in name is, by a hash of the name: two people cannot have one name, and an id is never a name.
select journal.document_table('access.staff_name', array[]::text[], partitioned => false);

-- Invitations to choose a password; the id is the first half of the key's hash.
select journal.document_table('access.invitation', array[]::text[], partitioned => false);

-- One row, written with the first person: since then these books have staff.
select journal.document_table('access.opening', array[]::text[], partitioned => false);

-- Sessions, by month: each is over within a day, and whoever signs in every morning leaves hundreds a year.
select journal.document_table('access.session', array[]::text[], partitioned => true);
