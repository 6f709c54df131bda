package io.oneshelf.access;

/** What a person types to sign in. */
public record NameAndPassword(String name, String password) {

    /** Without either, so that no log shows them by accident. */
    @Override
    public String toString() {
        return "NameAndPassword[]";
    }
}
