-- A rate by the id its editor gave it.
select journal.document_table('tax.rate', array[]::text[], false);

-- All rates of a tax category together, named by the category: what a sale looks up, in one read.
select journal.document_table('tax.category', array[]::text[], false);
