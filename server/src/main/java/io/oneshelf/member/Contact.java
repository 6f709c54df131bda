package io.oneshelf.member;

import org.jspecify.annotations.Nullable;

/** To whom and where one order goes. */
public record Contact(
        @Nullable String name,
        @Nullable String phone,
        @Nullable String email,
        @Nullable PostalAddress address,
        @Nullable String note) {

    /** Nothing of it, so that no log or message shows it by accident. */
    @Override
    public String toString() {
        return "Contact[…]";
    }
}
