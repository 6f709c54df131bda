package io.oneshelf.member;

import org.jspecify.annotations.Nullable;

/**
 * What is personal about a member. Every field may be missing: a till knows a card number and nothing else.
 *
 * @param language BCP 47
 * @param country ISO 3166 alpha-2
 */
public record Person(
        @Nullable String name,
        @Nullable String phone,
        @Nullable String email,
        @Nullable PostalAddress address,
        @Nullable String language,
        @Nullable String country) {

    /** Nothing of it, so that no log or message shows it by accident. */
    @Override
    public String toString() {
        return "Person[…]";
    }
}
