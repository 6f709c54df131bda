-- The day, by UTC, on which an order that had awaited its payment was paid. What was sold on a day is found by when it was
-- recorded, except what was recorded before and paid for on that day: it is found by this. Whatever is paid at once, as at
-- every till, has null here and is not in the index. Orders from before have null too, so that what was placed before
-- midnight and paid after it is missing in the list of the one day on which this came.
alter table orders.order add column paid_on text collate "C";

create index order_paid_on on orders.order (home, paid_on, no) where paid_on is not null;
