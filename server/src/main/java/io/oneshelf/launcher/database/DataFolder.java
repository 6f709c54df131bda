package io.oneshelf.launcher.database;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder a server's data stays in, held by one server at a time.
 *
 * <pre>
 * DIR/            0700
 *   format        which version of this layout and of PostgreSQL wrote it
 *   lock          locked by the running server; the lock dies with its process, however that ends
 *   holder        who that is, for the sentence a second server prints
 *   passwords     of the database's three logins, made when the folder is made
 *   postgres/     PostgreSQL's own files
 *   postgres.log  what PostgreSQL had to say
 * </pre>
 */
public final class DataFolder implements AutoCloseable {

    /** Raised when a server can no longer read what an earlier one wrote here. */
    static final String FORMAT = "1";

    private final Path folder;
    private final FileChannel channel;
    private final Properties passwords;

    private DataFolder(Path folder, FileChannel channel, Properties passwords) {
        this.folder = folder;
        this.channel = channel;
        this.passwords = passwords;
    }

    /**
     * Opens a data folder, making it when it is not there, and locks it.
     *
     * @param holder what a second server is told about this one, e.g. {@code process 4711, http://127.0.0.1:8080}
     * @throws CannotStart when another server holds it, when it is of another version, or when it is not ours
     */
    public static DataFolder open(Path path, String holder) {
        Path folder = path.toAbsolutePath().normalize();
        @Nullable FileChannel channel = null;
        try {
            make(folder);
            refuseWhatIsNotOurs(folder);
            channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locks(channel)) {
                throw new CannotStart("The data folder " + folder + " is in use by " + holderOf(folder)
                        + "; stop that server, or name another folder with --data.");
            }
            refuseOtherVersions(folder);
            Properties passwords = passwordsOf(folder);
            Files.writeString(folder.resolve("holder"), holder);
            return new DataFolder(folder, channel, passwords);
        } catch (IOException failure) {
            closeQuietly(channel);
            throw new CannotStart(sentenceFor(folder, failure));
        } catch (CannotStart refused) {
            closeQuietly(channel);
            throw refused;
        }
    }

    public Path path() {
        return folder;
    }

    Path postgres() {
        return folder.resolve("postgres");
    }

    Path postgresLog() {
        return folder.resolve("postgres.log");
    }

    String password(String login) {
        String password = passwords.getProperty(login);
        if (password == null) {
            throw new CannotStart("The file " + folder.resolve("passwords") + " has no line for " + login
                    + "; restore it from where the data folder was copied from.");
        }
        return password;
    }

    /** Gives the folder back. Its files stay. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(folder.resolve("holder"));
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void make(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    private static void refuseWhatIsNotOurs(Path folder) throws IOException {
        if (Files.exists(folder.resolve("format")) || Files.exists(folder.resolve("lock"))) {
            return;
        }
        try (Stream<Path> content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                throw new CannotStart("The folder " + folder
                        + " has other files in it and is not a data folder of Oneshelf; name another with --data.");
            }
        }
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }

    private static String holderOf(Path folder) throws IOException {
        // A file of its own: closing any handle on a locked file drops the lock of the whole process.
        Path holder = folder.resolve("holder");
        return Files.exists(holder) ? Files.readString(holder).strip() : "another server that is just starting";
    }

    private static void refuseOtherVersions(Path folder) throws IOException {
        Path file = folder.resolve("format");
        Properties format = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                format.load(reader);
            }
            String ours = FORMAT + " on PostgreSQL " + PostgresPrograms.MAJOR_VERSION;
            String theirs = format.getProperty("format") + " on PostgreSQL " + format.getProperty("postgresql");
            if (!ours.equals(theirs)) {
                throw new CannotStart("The data folder " + folder + " is of another version (format " + theirs
                        + ", this Oneshelf reads format " + ours
                        + "); use the Oneshelf that wrote it, or name another folder with --data.");
            }
            return;
        }
        format.setProperty("format", FORMAT);
        format.setProperty("postgresql", PostgresPrograms.MAJOR_VERSION);
        store(format, file, "The layout of this folder. Written by Oneshelf, not to be edited.");
    }

    private static Properties passwordsOf(Path folder) throws IOException {
        Path file = folder.resolve("passwords");
        Properties passwords = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                passwords.load(reader);
            }
            return passwords;
        }
        SecureRandom random = new SecureRandom();
        for (String login : new String[] {PostgresPrograms.SUPERUSER, Database.OWNER_ROLE, Database.APP_ROLE}) {
            byte[] secret = new byte[24];
            random.nextBytes(secret);
            passwords.setProperty(login, HexFormat.of().formatHex(secret));
        }
        store(passwords, file, "The logins of the database in this folder.");
        return passwords;
    }

    /** Written aside and moved, so that a kill in the middle leaves no half a file. */
    private static void store(Properties properties, Path file, String comment) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(aside);
        Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer writer = Files.newBufferedWriter(aside)) {
            properties.store(writer, comment);
        }
        Files.move(aside, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    static String sentenceFor(Path folder, IOException failure) {
        String reason = failure instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : failure.getMessage();
        if (failure instanceof NotDirectoryException || failure instanceof FileAlreadyExistsException) {
            return folder + " is a file; name a folder with --data.";
        }
        if (String.valueOf(reason).contains("No space left on device")) {
            return diskFull(folder);
        }
        return "The data folder " + folder + " cannot be used (" + reason + "); name another with --data.";
    }

    static String diskFull(Path folder) {
        return "The disk that holds " + folder + " is full; free some space and start again.";
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException ignored) {
                // The sentence already under way says more than this could.
            }
        }
    }
}
