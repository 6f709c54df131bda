-- All prices of a SKU are one row, named by the SKU's code: looked up in one read, locked by the SKU when one is changed.
select journal.document_table('pricing.price', array[]::text[], false);

-- Price lists: prices for certain buyers, with or without tax included.
select journal.document_table('pricing.price_list', array[]::text[], false);
