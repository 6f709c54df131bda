package io.oneshelf.access;

import io.oneshelf.journal.Stored;

/**
 * A token that was just made.
 *
 * @param secret the token itself: told once, kept nowhere
 * @param stored what is kept of it
 */
public record MintedToken(String secret, Stored<Token> stored) {

    /** Without the secret, so that no log shows it by accident. */
    @Override
    public String toString() {
        return "MintedToken[" + stored.key().id() + "]";
    }
}
