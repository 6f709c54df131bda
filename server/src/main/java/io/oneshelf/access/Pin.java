package io.oneshelf.access;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.DocumentKind;
import org.jspecify.annotations.Nullable;

/**
 * The PIN by which a person allows something at a till; its id is the person's.
 *
 * @param hash Argon2id
 * @param generation under which password it was chosen; null where that was not kept yet, and then it is no longer good
 */
record Pin(String hash, @Nullable Long generation) {

    static final DocumentKind<Pin> KIND = DocumentKind.of("access.pin", "access.pin", Pin.class);

    static DocKey<Pin> keyOf(String staff) {
        return KIND.key(staff);
    }

    /** True when it was chosen under that password. */
    boolean isOf(long password) {
        return generation != null && generation == password;
    }

    /** Not the hash, so that no log shows it by accident. */
    @Override
    public String toString() {
        return "Pin[]";
    }
}
