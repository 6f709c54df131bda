package io.oneshelf.access;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.DocumentKind;

/**
 * That these books have an owner: written with the first one, and never after. The link for the first owner is good while it
 * is not there.
 *
 * @param staff the first owner
 */
record Opening(String staff) {

    static final DocKey<Opening> KEY =
            DocumentKind.of("access.opening", "access.opening", Opening.class).key("staff");
}
