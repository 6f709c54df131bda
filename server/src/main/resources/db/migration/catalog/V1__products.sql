-- What the retailer sells. A product is listed by its category.
select journal.document_table('catalog.product', array['category'], false);

-- The card of a SKU repeats what other modules need of its product, so that a sale reads one row by the SKU's code; and it
-- is what makes a SKU code belong to one product.
select journal.document_table('catalog.sku', array[]::text[], false);

-- Which SKU carries a GTIN: a row of its own, so that two products cannot take one GTIN at the same time.
select journal.document_table('catalog.gtin', array[]::text[], false);

-- Made when a product names it for the first time.
select journal.document_table('catalog.category', array[]::text[], false);
