package io.oneshelf.member;

import io.oneshelf.journal.DocumentKind;

/** A person's key. @param wrapped the key, sealed under the installation's key */
record PersonKey(String wrapped) {

    static final DocumentKind<PersonKey> KIND = DocumentKind.of("member.key", "member.key", PersonKey.class);
}
