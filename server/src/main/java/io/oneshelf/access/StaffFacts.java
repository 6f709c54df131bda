package io.oneshelf.access;

import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Role;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What others say of a person of the staff.
 *
 * @param name what the person signs in with
 * @param displayName what colleagues read
 * @param location the store the person works at; store roles have one, and it limits what they may write to
 */
public record StaffFacts(
        String name,
        String displayName,
        Role role,
        @Nullable LocationCode location) {

    /** Names that look alike sign in alike: full-width and half-width, large and small letters are one. */
    static String folded(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Without the names. */
    @Override
    public String toString() {
        return "StaffFacts[" + role.word() + "]";
    }
}
