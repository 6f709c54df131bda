package io.oneshelf.member;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals bytes under one key with AES-256-GCM.
 *
 * <p>The nonce is a keyed hash of what is sealed and what it is about, under a key of its own, so that sealing the same content
 * twice gives the same text: a document that is put again with the same content is recognised without being opened. Two
 * contents share a nonce with a chance of 1 in 2⁹⁶, and no person's key seals more than a few thousand.
 */
final class Seal {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    private final byte[] sealing;
    private final byte[] nonces;

    private Seal(byte[] sealing, byte[] nonces) {
        this.sealing = sealing;
        this.nonces = nonces;
    }

    static Seal of(byte[] key) {
        return new Seal(derived(key, "seal"), derived(key, "nonce"));
    }

    static byte[] newKey(SecureRandom random) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return key;
    }

    /** A key for one purpose from a key for many. */
    static byte[] derived(byte[] key, String purpose) {
        return hmac(key, ("oneshelf " + purpose + " 1").getBytes(StandardCharsets.UTF_8));
    }

    /** @param about what is sealed, such as {@code member/M1}; needed again to open it, so that no seal can be moved */
    String seal(String about, byte[] content) {
        byte[] place = about.getBytes(StandardCharsets.UTF_8);
        byte[] nonce = Arrays.copyOf(hmac(nonces, place, new byte[1], content), NONCE_BYTES);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(content);
            byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
            return text(whole);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has AES in GCM", missing);
        }
    }

    /** @throws IllegalStateException when it was sealed with another key, about something else, or was changed */
    byte[] open(String about, String sealed) {
        byte[] whole = Base64.getUrlDecoder().decode(sealed);
        byte[] place = about.getBytes(StandardCharsets.UTF_8);
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(whole, NONCE_BYTES), place)
                    .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
        } catch (AEADBadTagException broken) {
            throw new IllegalStateException("the seal is broken", broken);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has AES in GCM", missing);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] about) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(sealing, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(about);
        return cipher;
    }

    static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", missing);
        }
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
