-- How many commits have changed this home. Who decides before the locks are taken, on what was read without them, learns from
-- it whether anybody else has written meanwhile: the count has to be the one that was read.
alter table journal.head add column commits bigint not null default 0;
