package io.oneshelf.member;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The installation's own key, of which every person's key is wrapped. It is 256 random bits in a file that only the server's
 * user can read, never in the database: whoever has a copy of the database alone can read nobody's data, and whoever loses the
 * file has lost everybody's. Servers that share a database share the file.
 */
public final class PersonalKeys {

    private static final int KEY_BYTES = 32;

    private final Seal wrapping;
    private final byte[] lookup;
    private final String fingerprint;

    private PersonalKeys(byte[] key) {
        this.wrapping = Seal.of(Seal.derived(key, "wrap"));
        this.lookup = Seal.derived(key, "lookup");
        this.fingerprint = Seal.text(Seal.derived(key, "fingerprint"));
    }

    /** From 32 bytes that somebody else keeps. */
    public static PersonalKeys of(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key has 32 bytes");
        }
        return new PersonalKeys(key.clone());
    }

    /**
     * From a file, which is made, readable by its owner only, when it is not there.
     *
     * @throws UncheckedIOException when it cannot be read or made, or holds no key
     */
    public static PersonalKeys inFile(Path file, SecureRandom random) {
        try {
            if (!Files.exists(file)) {
                make(file, random);
            }
            byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
            return of(key);
        } catch (IllegalArgumentException damaged) {
            throw new UncheckedIOException(new IOException("the file " + file + " holds no key"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Written aside and moved, so that a crash or another server starting never leaves half a key. */
    private static void make(Path file, SecureRandom random) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder, ownerOnly("rwx------"));
        Path aside = Files.createTempFile(folder, "key", ".new", ownerOnly("rw-------"));
        try {
            Files.writeString(aside, Base64.getEncoder().encodeToString(key) + "\n", StandardCharsets.US_ASCII);
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException anotherWasFirst) {
            // Its key is as good as ours, and it is the one that counts.
        } finally {
            Files.delete(aside);
        }
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Seals people's keys. */
    Seal wrapping() {
        return wrapping;
    }

    /** A keyed hash: equal for equal texts, and telling nothing to who does not have the key. */
    String mark(String about, byte[] text) {
        return Seal.text(Seal.hmac(lookup, about.getBytes(StandardCharsets.UTF_8), new byte[1], text));
    }

    /** Tells one installation's key from another's without telling the key. */
    String fingerprint() {
        return fingerprint;
    }
}
