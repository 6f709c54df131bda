package io.oneshelf.member;

/** The books were made with another key than the one at hand; the message is one sentence for who starts the server. */
public final class WrongPersonalKeys extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongPersonalKeys() {
        super(
                "The personal data of this database were sealed with another key than the one in the key file; start with the"
                        + " key file that belongs to the database.");
    }
}
