package io.oneshelf.journal;

import io.oneshelf.ledger.Hold;

/**
 * What a kind of document does when one of its holds has expired. Called by the door under the locks, with the document
 * locked and the hold already ended; it writes the document's new state and tells the feed.
 */
public interface Expiry {
    void expired(Draft draft, String document, Hold hold);
}
