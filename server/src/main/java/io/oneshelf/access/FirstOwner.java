package io.oneshelf.access;

/**
 * The person who opens the books, by the link that the server printed.
 *
 * @param key from the link
 */
public record FirstOwner(String key, String name, String displayName, String password) {

    /** Without any of it, so that no log shows it by accident. */
    @Override
    public String toString() {
        return "FirstOwner[]";
    }
}
