package io.oneshelf.access;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.DocumentKind;

/**
 * The PIN by which a person allows something at a till; its id is the person's.
 *
 * @param hash Argon2id
 */
record Pin(String hash) {

    static final DocumentKind<Pin> KIND = DocumentKind.of("access.pin", "access.pin", Pin.class);

    static DocKey<Pin> keyOf(String staff) {
        return KIND.key(staff);
    }

    /** Not the hash, so that no log shows it by accident. */
    @Override
    public String toString() {
        return "Pin[]";
    }
}
