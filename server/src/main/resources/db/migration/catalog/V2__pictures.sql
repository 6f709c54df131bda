-- A picture that was uploaded, by the hash of its bytes: that it is there, and how large it is. A product names it.
select journal.document_table('catalog.picture', array[]::text[], false);

-- The picture made anew in one width. Named by its content, it is the same in every home, so no home stands in the key; it is
-- written before the document above and never changed, so that whoever finds the document finds the bytes.
create table catalog.rendition (
    picture text collate "C" not null,
    width   integer          not null check (width between 1 and 1280),
    height  integer          not null check (height > 0),
    type    text             not null check (type in ('JPEG', 'PNG')),
    bytes   bytea            not null,
    primary key (picture, width)
);
-- They are compressed already.
alter table catalog.rendition alter column bytes set storage external;
grant select, insert on catalog.rendition to oneshelf_app;
