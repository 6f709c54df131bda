package io.oneshelf.member;

import io.oneshelf.journal.DocumentKind;
import io.oneshelf.kernel.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * A contact that cannot be read without its key.
 *
 * @param reference the order's id
 * @param member under whose key the contact's own key is wrapped, or null for the installation's
 * @param key the contact's own key, wrapped
 * @param sealed the contact
 */
public record SealedContact(String reference, @Nullable MemberId member, String key, String sealed) {

    static final DocumentKind<SealedContact> KIND = DocumentKind.of(
                    "member.contact", "member.contact", SealedContact.class)
            .indexed(
                    "member",
                    contact ->
                            contact.member() == null ? null : contact.member().value());
}
