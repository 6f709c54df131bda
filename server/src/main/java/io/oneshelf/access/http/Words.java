package io.oneshelf.access.http;

import io.oneshelf.kernel.Role;

/** The word of an enum constant in the API: its name, or for a role the role's own word. */
final class Words {

    private Words() {}

    static String of(Enum<?> constant) {
        return constant instanceof Role role ? role.word() : constant.name();
    }
}
