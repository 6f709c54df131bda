package io.oneshelf.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * 256 random bits that somebody is told once: a token, a session's cookie, the key of an invitation. Only their hash is kept;
 * so many bits cannot be guessed, so a fast hash without salt is enough.
 */
final class Secret {

    private static final int BYTES = 32;
    private static final int ID_DIGITS = 32;

    private Secret() {}

    static String fresh(SecureRandom random) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** SHA-256, in hexadecimal. */
    static String hash(String secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(secret)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    /** Where it is kept: the first half of the hash, which is no secret. */
    static String idOf(String hash) {
        return hash.substring(0, ID_DIGITS);
    }

    /** Compares in constant time. */
    static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(bytes(one), bytes(other));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
