-- An order names the shift in which a till sold it, and a return that in which it was taken back, so that a shift can be held
-- against them. Most orders name none: the index holds only those that do, so that the others do not pay for it.
alter table orders.order add column shift text collate "C";
create index order_shift on orders.order (home, shift, no) where shift is not null;

alter table orders.return add column shift text collate "C";
create index return_shift on orders.return (home, shift, no) where shift is not null;
