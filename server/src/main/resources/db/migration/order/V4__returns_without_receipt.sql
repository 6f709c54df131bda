-- Whether a return without a receipt is proven to have been allowed, and where it was taken in, by which HQ and a store list
-- those that are not. Other returns have null in both: those of an order, those that a machine told of, and all from before.
-- They are not in the index, so it costs them nothing; of those in it a store's are picked as they are read, being few.
alter table orders.return add column proof text collate "C";
alter table orders.return add column location text collate "C";

create index return_proof on orders.return (home, proof, no) where proof is not null;
