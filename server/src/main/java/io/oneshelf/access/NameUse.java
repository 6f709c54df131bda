package io.oneshelf.access;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.DocumentKind;
import org.jspecify.annotations.Nullable;

/**
 * Whose a sign-in name is; by this a name is one person's only. Found by a hash of the name, because ids are kept for ever and
 * names are not for keeping.
 *
 * @param staff the person, or null when the name is free again
 */
record NameUse(@Nullable String staff) {

    private static final DocumentKind<NameUse> KIND =
            DocumentKind.of("access.staff-name", "access.staff_name", NameUse.class);

    static DocKey<NameUse> of(String name) {
        return KIND.key(Secret.idOf(Secret.hash("staff name " + StaffFacts.folded(name))));
    }
}
