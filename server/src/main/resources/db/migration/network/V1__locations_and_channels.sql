-- Where the retailer is and through what it sells. Both are few, edited by people and listed in the order they were made.
select journal.document_table('network.location', array[]::text[], false);
select journal.document_table('network.channel', array[]::text[], false);
