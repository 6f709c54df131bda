package io.oneshelf.access;

/** What a person types at a till to allow something. */
public record NameAndPin(String name, String pin) {

    /** The form of a PIN: enough digits that trying them at a till takes a year. */
    public static final String FORM = "[0-9]{6,12}";

    /** Without either, so that no log shows them by accident. */
    @Override
    public String toString() {
        return "NameAndPin[]";
    }
}
