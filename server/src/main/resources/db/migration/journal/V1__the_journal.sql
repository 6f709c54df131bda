-- The journal: who asked what (command), what happened (event), what is to be done at a time (due), how far each reader has
-- come (bookmark). "home" stands first in every key, because only the home of a row writes it and another home's rows may
-- one day stand beside it.
--
-- FOR AUTHORS OF A MODULE: a kind of document is one line in your module's own migration, with a comment saying why:
--
--     -- A reservation is listed by the reference its caller gave it.
--     select journal.document_table('stock.reservation', array['reference'], partitioned => true);
--
-- It makes the table that DocumentKind.of("stock.reservation", "stock.reservation", …).indexed("reference", …) expects, its
-- indexes and its grants. The array names the index columns in the order of DocumentKind.indexes(); array[]::text[] for none.
-- partitioned => true for what grows with every sale (orders, reservations, movements), by month of recording;
-- false for facts that are changed and live for ever (products, locations, members).

-- The homes whose rows stand in this database. 1 is the centre.
create table journal.home (
    no   smallint primary key,
    name text     not null unique
);
insert into journal.home values (1, 'centre');

-- One row a home, moved by the last statement of every commit: the order of positions is the order of commits, without gaps.
-- The epoch belongs to the ownership of the home and fences a stale owner. fillfactor: the row is rewritten by every commit.
create table journal.head (
    home     smallint primary key,
    position bigint   not null check (position >= 0),
    epoch    bigint   not null
) with (fillfactor = 10);
insert into journal.head values (1, 0, 1);

-- Numbers of documents and of the rows they make. A process takes 10,000 in a commit of its own, so that no command waits
-- for this row; numbers are skipped when a process ends, never given twice in a home, whichever node asks.
create table journal.numbers (
    home smallint primary key,
    next bigint   not null
) with (fillfactor = 10);
insert into journal.numbers values (1, 1);

-- The ids that callers chose. It is slim and unpartitioned because it holds uniqueness for ever, while what it points to is
-- partitioned by the month of "day". Fields are the hashes of the request, to name the fields that differ; empty for a fact.
create table journal.command (
    home   smallint         not null,
    kind   text collate "C" not null,
    id     text collate "C" not null,
    no     bigint           not null,
    node   smallint         not null,
    fields bytea            not null,
    day    date             not null,
    primary key (home, kind, id)
);

-- What happened, in commit order. Data is what readers of the feed get: ids and numbers, never personal data.
create table journal.event (
    home        smallint         not null,
    position    bigint           not null,
    node        smallint         not null,
    type        text collate "C" not null,
    kind        text collate "C" not null,
    document    text collate "C" not null,
    version     bigint           not null,
    recorded_at timestamptz      not null,
    data        json             not null,
    primary key (home, position, recorded_at)
) partition by range (recorded_at);
create table journal.event_default partition of journal.event default;

-- What is to be done at a time. Rows are deleted when they are done; the index serves "what is due, oldest first".
create table journal.due (
    home smallint         not null,
    no   bigint           not null,
    at   timestamptz      not null,
    work text collate "C" not null,
    id   text collate "C" not null,
    primary key (home, no)
);
create index due_at on journal.due (home, at, no);

-- How far a reader of the events has come; moved in the same commit as its effect.
create table journal.bookmark (
    home     smallint         not null,
    reader   text collate "C" not null,
    position bigint           not null,
    primary key (home, reader)
);

-- The tables that need a partition for each month.
create table journal.partitioned (
    name text collate "C" primary key
);
insert into journal.partitioned values ('journal.event'), ('ledger.entry');

grant select on all tables in schema journal to oneshelf_app;
grant insert on journal.command, journal.event, journal.due, journal.bookmark to oneshelf_app;
grant update on journal.head, journal.numbers, journal.bookmark to oneshelf_app;
grant delete on journal.due to oneshelf_app;

-- Makes the partitions of the month of a day and of the months after it, and answers how many it made. Run with the owner's
-- rights, because the application may not create tables. A month whose first rows came too early stands in the default
-- partition and stays there: that costs speed, never rows. It gives up after two seconds rather than make a sale wait
-- behind a long reader; the next day tries again, and the months were made ahead.
create function journal.ensure_partitions(day date, months integer) returns integer
    language plpgsql
    security definer
    set search_path = pg_catalog
    set lock_timeout = '2s'
    set timezone = 'UTC'
as $$
declare
    partitioned text;
    first_day   date;
    partition   text;
    made        integer := 0;
begin
    for partitioned in select name from journal.partitioned where to_regclass(name) is not null order by name loop
        for ahead in 0 .. months loop
            first_day := date_trunc('month', day) + make_interval(months => ahead);
            partition := partitioned || to_char(first_day, '"_"YYYY"_"MM');
            if to_regclass(partition) is null then
                begin
                    execute format('create table %s partition of %s for values from (%L) to (%L)', partition, partitioned,
                                   first_day::timestamptz, (first_day + interval '1 month')::timestamptz);
                    made := made + 1;
                exception
                    when check_violation then null;
                end;
            end if;
        end loop;
    end loop;
    return made;
end
$$;
revoke execute on function journal.ensure_partitions(date, integer) from public;
grant execute on function journal.ensure_partitions(date, integer) to oneshelf_app;

-- Makes the table of a kind of document; see the top of this file. Migrations call it, as the owner; the application may not.
create function journal.document_table(name text, index_columns text[], partitioned boolean) returns void
    language plpgsql
    set search_path = pg_catalog
    set client_min_messages = warning
as $$
declare
    schema_name text := split_part(name, '.', 1);
    table_name  text := split_part(name, '.', 2);
    columns     text := '';
    index_col   text;
begin
    foreach index_col in array index_columns loop
        columns := columns || format('%I text collate "C", ', index_col);
    end loop;
    execute format('create schema if not exists %I', schema_name);
    execute format('grant usage on schema %I to oneshelf_app', schema_name);
    execute format('create table %I.%I ('
                   || 'home smallint not null, no bigint not null, id text collate "C" not null, '
                   || 'version bigint not null check (version > 0), recorded_at timestamptz not null, body json not null, '
                   || columns || 'primary key (home, no%s))%s',
                   schema_name, table_name,
                   case when partitioned then ', recorded_at' else '' end,
                   case when partitioned then ' partition by range (recorded_at)' else '' end);
    foreach index_col in array index_columns loop
        execute format('create index %I on %I.%I (home, %I, no)',
                       table_name || '_' || index_col, schema_name, table_name, index_col);
    end loop;
    if partitioned then
        execute format('create table %I.%I partition of %I.%I default',
                       schema_name, table_name || '_default', schema_name, table_name);
        insert into journal.partitioned values (schema_name || '.' || table_name);
    end if;
    execute format('grant select, insert, update on %I.%I to oneshelf_app', schema_name, table_name);
end
$$;
revoke execute on function journal.document_table(text, text[], boolean) from public;
