-- What made each version of a product: who, and what stood before. An edit replaces the product in its table, and events carry
-- no content, so until now what a product was is not known. It is only ever looked up by product and version, which are its
-- id: no index is needed, and an edit pays for one row more.
select journal.document_table('catalog.product_change', array[]::text[], false);
