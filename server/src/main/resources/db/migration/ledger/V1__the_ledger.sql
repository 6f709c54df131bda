-- Everything that can run out is an account; everything that can be promised is a hold. The checks repeat what the code
-- promises, so that no fault in the code can break it silently.

-- Accounts get a number, so that entries and balances are narrow. Rows are never changed. World accounts (place begins with
-- @) have a number too, but no balance row: no sale contends on them.
create table ledger.account (
    home      smallint         not null,
    no        bigint           not null,
    book      text collate "C" not null,
    place     text collate "C" not null,
    item      text collate "C" not null,
    condition text collate "C" not null,
    lot       text collate "C" not null,
    owner     text collate "C" not null,
    primary key (home, no),
    unique (home, book, place, item, condition, lot, owner)
);
-- Availability of one SKU over all locations.
create index account_item on ledger.account (home, book, item, place);

-- The state of a bounded account, locked by who decides upon it. The version is the one that the writer must have seen.
-- fillfactor: a row is rewritten by every sale, and stays on its page without touching the index.
create table ledger.balance (
    home     smallint not null,
    account  bigint   not null,
    on_hand  bigint   not null,
    held     bigint   not null check (held >= 0),
    shortage bigint   not null check (shortage >= 0),
    version  bigint   not null,
    primary key (home, account),
    constraint held_is_there check (held <= on_hand + shortage or held = 0)
) with (fillfactor = 50);

-- One movement between two accounts; never changed, and the application has no right to. The balance after it and the
-- account's version stand beside each bounded side: a chain that an audit can follow.
create table ledger.entry (
    home         smallint         not null,
    no           bigint           not null,
    line         integer          not null check (line > 0),
    node         smallint         not null,
    book         text collate "C" not null,
    from_account bigint           not null,
    to_account   bigint           not null,
    quantity     bigint           not null check (quantity > 0),
    cause        text collate "C" not null check (cause in
        ('RECEIVE', 'ADJUST', 'COUNT', 'DAMAGE', 'TRANSFER', 'SALE', 'RETURN', 'CAPTURE', 'REFUND')),
    reference    text collate "C" not null,
    occurred_at  timestamptz      not null,
    recorded_at  timestamptz      not null,
    from_on_hand bigint,
    from_version bigint,
    to_on_hand   bigint,
    to_version   bigint,
    primary key (home, no, line, recorded_at),
    check (from_account <> to_account),
    check ((from_on_hand is null) = (from_version is null)),
    check ((to_on_hand is null) = (to_version is null))
) partition by range (recorded_at);
create table ledger.entry_default partition of ledger.entry default;
-- What happened to one account, in order. Only bounded sides: an index over every sale's customer side would serve nobody.
create index entry_from on ledger.entry (home, from_account, no, line) where from_version is not null;
create index entry_to on ledger.entry (home, to_account, no, line) where to_version is not null;

-- A promise, one row with all its lines: line i is accounts[i], quantities[i]; what of it went and what was given back grow
-- beside it. A hold changes only under the locks of all its accounts.
create table ledger.hold (
    home       smallint         not null,
    no         bigint           not null,
    part       integer          not null check (part > 0),
    kind       text collate "C" not null,
    document   text collate "C" not null,
    state      text collate "C" not null check (state in ('HELD', 'CONFIRMED', 'SETTLED', 'RELEASED', 'EXPIRED')),
    expires_at timestamptz,
    accounts   bigint[]         not null,
    quantities bigint[]         not null,
    settled    bigint[]         not null,
    released   bigint[]         not null,
    version    bigint           not null,
    primary key (home, no, part),
    check ((state = 'HELD') = (expires_at is not null)),
    check (cardinality(quantities) = cardinality(accounts)
        and cardinality(settled) = cardinality(accounts)
        and cardinality(released) = cardinality(accounts))
) with (fillfactor = 70);
-- What expires next. Only open promises that end by themselves stand in it.
create index hold_expires on ledger.hold (home, expires_at) where state = 'HELD';

grant select, insert on ledger.account, ledger.balance, ledger.entry, ledger.hold to oneshelf_app;
grant update on ledger.balance, ledger.hold to oneshelf_app;
