package io.oneshelf.member;

import io.oneshelf.journal.DocumentKind;

/** A member's document. @param sealed the {@link Person}, sealed under the member's key */
record SealedPerson(String sealed) {

    static final DocumentKind<SealedPerson> KIND =
            DocumentKind.of("member.member", "member.member", SealedPerson.class);
}
