package io.oneshelf.member;

import io.oneshelf.journal.DocumentKind;
import io.oneshelf.kernel.MemberId;

/** An identity's document; its id is a keyed hash of its value. @param sealed the value, sealed under the member's key */
record SealedIdentity(MemberId member, String kind, String sealed) {

    static final DocumentKind<SealedIdentity> KIND = DocumentKind.of(
                    "member.identity", "member.identity", SealedIdentity.class)
            .indexed("member", identity -> identity.member().value());
}
