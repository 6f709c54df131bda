package io.oneshelf.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Passwords: what may be one, and their hashes with Argon2id.
 *
 * <p>The parameters are those of the OWASP Password Storage Cheat Sheet (Argon2id, 19 MiB of memory, two passes, one lane;
 * read in 2026), which rest on RFC 9106. They stand in each hash, so that they can be raised and the old hashes still be
 * checked. The rules for new passwords follow NIST SP 800-63B: a length, no password that everyone tries first, and no
 * prescribed mixture of signs.
 *
 * <p>A hash takes a core for some hundredths of a second. It is made on threads of its own, as many as it was given, so that it
 * never holds up a request; who comes when too many wait already is turned away.
 */
final class Passwords {

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** How many may wait for a hash at once: a second or two of work. */
    static final int WAITING_MAX = 64;

    static final int LENGTH_MIN = 8;
    static final int LENGTH_MAX = 256;

    /** The form of a hash: the one that all Argon2 libraries write. */
    private static final Pattern FORM =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    /** Those of eight characters and more that lead the lists of leaked passwords, in several languages. */
    private static final Set<String> COMMON = Set.of(
            "password",
            "password1",
            "password12",
            "password123",
            "password!",
            "passw0rd",
            "p@ssw0rd",
            "p@ssword",
            "12345678",
            "123456789",
            "1234567890",
            "0123456789",
            "123123123",
            "12341234",
            "1234qwer",
            "123qwe123",
            "87654321",
            "987654321",
            "0987654321",
            "147258369",
            "789456123",
            "123654789",
            "11223344",
            "1122334455",
            "112233445566",
            "qwertyui",
            "qwertyuiop",
            "qwerty12",
            "qwerty123",
            "qwerty1234",
            "qwer1234",
            "1qaz2wsx",
            "1q2w3e4r",
            "1q2w3e4r5t",
            "zaq12wsx",
            "q1w2e3r4",
            "asdfghjk",
            "asdfghjkl",
            "zxcvbnm1",
            "zxcvbnm123",
            "abcd1234",
            "abc12345",
            "abcdefgh",
            "a1234567",
            "a12345678",
            "a123456789",
            "123456789a",
            "aa123456",
            "aa12345678",
            "qq123456",
            "woaini1314",
            "woaini520",
            "5201314520",
            "iloveyou",
            "iloveyou1",
            "sunshine",
            "princess",
            "football",
            "baseball",
            "basketball",
            "superman",
            "starwars",
            "trustno1",
            "computer",
            "internet",
            "whatever",
            "michelle",
            "jennifer",
            "liverpool",
            "chocolate",
            "welcome1",
            "welcome123",
            "letmein1",
            "changeme",
            "changeme1",
            "default1",
            "admin123",
            "admin1234",
            "administrator",
            "root1234",
            "oneshelf",
            "oneshelf1",
            "oneshelf123",
            "master123",
            "dragon123",
            "monkey123",
            "shadow123",
            "pokemon1",
            "samsung1",
            "manager1",
            "cashier1",
            "store123",
            "test1234",
            "testtest",
            "guest123",
            "login123",
            "secret123");

    private final SecureRandom random;
    private final Executor workers;
    private final Semaphore places = new Semaphore(WAITING_MAX);

    /** What is compared to where there is no password, so that it takes as long. */
    private final String nobodys;

    /** @param workers where hashes are made; bounds how many are made at once */
    Passwords(SecureRandom random, Executor workers) {
        this.random = random;
        this.workers = workers;
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] hash = new byte[HASH_BYTES];
        random.nextBytes(hash);
        this.nobodys = written(MEMORY_KIB, PASSES, LANES, salt, hash);
    }

    /** Why this may not be a new password of someone with that name; empty when it may. */
    static Optional<WeakPassword> complaint(String password, String name) {
        String plain = normal(password);
        int length = plain.codePointCount(0, plain.length());
        String folded = plain.toLowerCase(Locale.ROOT);
        if (length < LENGTH_MIN) {
            return Optional.of(new WeakPassword(WeakPassword.Rule.TOO_SHORT));
        }
        if (length > LENGTH_MAX) {
            return Optional.of(new WeakPassword(WeakPassword.Rule.TOO_LONG));
        }
        if (folded.equals(StaffFacts.folded(name))) {
            return Optional.of(new WeakPassword(WeakPassword.Rule.IS_THE_NAME));
        }
        if (COMMON.contains(folded) || folded.codePoints().distinct().count() == 1) {
            return Optional.of(new WeakPassword(WeakPassword.Rule.TOO_COMMON));
        }
        return Optional.empty();
    }

    /** The hash of a password, or empty when too many wait. */
    Optional<String> hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return derived(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES)
                .map(hash -> written(MEMORY_KIB, PASSES, LANES, salt, hash));
    }

    /**
     * Whether it is the password of that hash, or empty when too many wait.
     *
     * @param hash as kept, or null where there is none: the answer is then no, and takes as long
     */
    Optional<Boolean> isRight(String password, @Nullable String hash) {
        Matcher parts = FORM.matcher(hash == null ? nobodys : hash);
        if (!parts.matches()) {
            throw new IllegalStateException("what is kept is not a hash of a password");
        }
        byte[] salt = Base64.getDecoder().decode(parts.group(4));
        byte[] kept = Base64.getDecoder().decode(parts.group(5));
        return derived(
                        password,
                        salt,
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)),
                        kept.length)
                .map(derived -> MessageDigest.isEqual(derived, kept) && hash != null);
    }

    private Optional<byte[]> derived(String password, byte[] salt, int memory, int passes, int lanes, int length) {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(CompletableFuture.supplyAsync(
                            () -> argon2id(normal(password), salt, memory, passes, lanes, length), workers)
                    .join());
        } finally {
            places.release();
        }
    }

    private static byte[] argon2id(String password, byte[] salt, int memory, int passes, int lanes, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private static String written(int memory, int passes, int lanes, byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memory + ",t=" + passes + ",p=" + lanes + "$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(hash);
    }

    /** The same letters typed on another keyboard are the same password. */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }
}
