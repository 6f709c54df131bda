-- How far the books were found in order, and what must be remembered of that place so that the next audit reads only what
-- came after it. See docs/decisions/an-audit-goes-on-from-its-checkpoint.md. All of it can be made anew from the books by a
-- full audit; nothing else reads it.

-- The journal's position up to which documents were looked at, and when its last event was recorded. The row is locked by who
-- audits, so that one process does at a time. Position 0 is true of empty books: everything is new to the first audit.
create table insight.checkpoint (
    home        smallint    primary key,
    position    bigint      not null,
    recorded_at timestamptz
);
insert into insight.checkpoint (home, position) select no, 0 from journal.home;

-- The highest number an entry was seen under, in each block of 10,000 numbers that a process took. Numbers are not given in
-- the order of commits, but within a block they are, because a block belongs to one process.
create table insight.sealed_block (
    home  smallint not null,
    block bigint   not null,
    seen  bigint   not null,
    primary key (home, block)
);

-- The balance of each account at that place: the chain of its entries goes on from here.
create table insight.sealed_account (
    home    smallint not null,
    account bigint   not null,
    on_hand bigint   not null,
    held    bigint   not null,
    version bigint   not null,
    primary key (home, account)
) with (fillfactor = 50);

-- The promises that were open at that place: what changed of an account's "held" since is the difference of these.
create table insight.sealed_hold (
    home     smallint not null,
    no       bigint   not null,
    part     integer  not null,
    accounts bigint[] not null,
    open     bigint[] not null,
    primary key (home, no, part)
);

-- The entries of a document that do not bear its own number, such as those of an order that was paid or fulfilled later.
-- Kept here and not as an index on the entries, so that no sale pays for it.
create table insight.later_entry (
    home     smallint not null,
    document bigint   not null,
    no       bigint   not null,
    primary key (home, document, no)
);

-- What was found broken, with its evidence. A violation is one row however often it is found; it stands until an audit from
-- the first row no longer finds it, and is kept afterwards.
create table insight.violation (
    rule        text        not null,
    evidence    text        not null,
    digest      text        not null,
    position    bigint      not null,
    found_at    timestamptz not null,
    seen_at     timestamptz not null,
    repaired_at timestamptz,
    primary key (digest)
);
create index violation_standing on insight.violation (rule) where repaired_at is null;

grant select, insert, update, delete on all tables in schema insight to oneshelf_app;
