-- The indexes of documents do not hold rows without a value. Not for the space: an index over (home, value, no) also offers
-- itself for finding a document by its number, passing from value to value, and on a table that is still empty it looks as
-- cheap as the primary key. A plan made then is kept. An index with a condition offers itself only to who asks for a value.
--
-- Every module's tables are made after this one has run, so nothing has to be moved.
create or replace function journal.document_table(name text, index_columns text[], partitioned boolean) returns void
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
        execute format('create index %I on %I.%I (home, %I, no) where %I is not null',
                       table_name || '_' || index_col, schema_name, table_name, index_col, index_col);
    end loop;
    if partitioned then
        execute format('create table %I.%I partition of %I.%I default',
                       schema_name, table_name || '_default', schema_name, table_name);
        insert into journal.partitioned values (schema_name || '.' || table_name);
    end if;
    execute format('grant select, insert, update on %I.%I to oneshelf_app', schema_name, table_name);
end
$$;
