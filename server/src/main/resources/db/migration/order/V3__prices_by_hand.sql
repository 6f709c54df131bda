-- Whether an order's prices by hand are proven, by which HQ lists those that are not. Almost every order has none: its column
-- is null, and such rows are not in the index, so it costs them nothing. Orders from before have null too; their page says
-- UNPROVEN, because nothing was kept then that could show more.
alter table orders.order add column price_by_hand text collate "C";

create index order_price_by_hand on orders.order (home, price_by_hand, no) where price_by_hand is not null;
