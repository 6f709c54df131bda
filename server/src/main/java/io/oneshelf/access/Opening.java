package io.oneshelf.access;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.DocumentKind;

/**
 * That these books have staff: written with the first person, and never after. The link for the first owner is good while it
 * is not there.
 *
 * @param staff the first person
 */
record Opening(String staff) {

    static final DocKey<Opening> KEY =
            DocumentKind.of("access.opening", "access.opening", Opening.class).key("staff");
}
