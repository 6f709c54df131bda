-- Tokens: who may ask. The id is the first half of the token's SHA-256 hash and is no secret; the body holds the whole hash,
-- never the token. They are listed by origin, because the tokens of guests are many and those of staff are few. Not
-- partitioned: a staff token may live for years.
select journal.document_table('access.token', array['origin'], partitioned => false);
