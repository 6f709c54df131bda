package io.oneshelf.launcher.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's own programs ({@code initdb}, {@code postgres}, {@code pg_ctl}), unpacked once from our jar.
 *
 * @param folder where they stand
 * @param prefix what every command begins with, see {@link #commandPrefix()}
 */
record PostgresPrograms(Path folder, List<String> prefix) {

    static final String MAJOR_VERSION = "18";

    static final String SUPERUSER = "postgres";

    /**
     * Unpacks the programs below {@code home} unless they are there already. The folder is named by the content, so
     * another version of Oneshelf unpacks its own beside it.
     */
    static PostgresPrograms unpack(Path home) {
        String name = resourceName();
        Path parent = home.resolve("postgres");
        try {
            Files.createDirectories(parent);
            // PostgreSQL's archive is world-readable; nobody else needs to come near what we run.
            Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwx------"));
            Path folder = parent.resolve(MAJOR_VERSION + "-" + digest(name));
            if (!Files.isDirectory(folder)) {
                Path aside = Files.createTempDirectory(parent, "unpacking-");
                extract(name, aside);
                try {
                    Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
                } catch (FileAlreadyExistsException | DirectoryNotEmptyException anotherWasFaster) {
                    FileSystemUtils.deleteRecursively(aside);
                }
            }
            return new PostgresPrograms(folder, commandPrefix());
        } catch (IOException failure) {
            throw new CannotStart(DataFolder.sentenceFor(parent, failure));
        }
    }

    /** Whether this build of PostgreSQL brings one of its own extensions. */
    boolean bring(String extension) {
        return Files.exists(folder.resolve("share/postgresql/extension").resolve(extension + ".control"));
    }

    List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * Two things a command may need in front of it. {@code setsid} gives PostgreSQL a session of its own, so that Ctrl-C
     * in the terminal reaches only us and we stop it in order. {@code unshare -U} is for root, as whom PostgreSQL refuses
     * to run: in a new user namespace without a mapping the process is nobody, yet still owns root's files.
     */
    private static List<String> commandPrefix() {
        List<String> prefix = new ArrayList<>();
        if (runs("setsid", "true")) {
            prefix.add("setsid");
        }
        if (new UnixSystem().getUid() == 0) {
            if (!runs("unshare", "-U", "true")) {
                throw new CannotStart("PostgreSQL does not run as root, and this machine does not let root start it as"
                        + " nobody (unshare -U is missing or forbidden); start Oneshelf as an ordinary user, or name a"
                        + " database with --database-url.");
            }
            prefix.addAll(List.of("unshare", "-U"));
        }
        return List.copyOf(prefix);
    }

    /** Whether the command is there and ends well. */
    static boolean runs(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String resourceName() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String processor = System.getProperty("os.arch");
        return "postgres-%s-%s.txz"
                .formatted(
                        system,
                        switch (processor) {
                            case "amd64", "x86_64" -> "x86_64";
                            case "aarch64", "arm64" -> "arm_64";
                            default -> processor;
                        });
    }

    private static InputStream open(String name) {
        InputStream packed = PostgresPrograms.class.getResourceAsStream("/" + name);
        if (packed == null) {
            throw new CannotStart("This build has no PostgreSQL for this machine (" + name
                    + "); build it here, or name a database with --database-url.");
        }
        return new BufferedInputStream(packed, 1 << 16);
    }

    private static String digest(String name) throws IOException {
        try (DigestInputStream stream = new DigestInputStream(open(name), MessageDigest.getInstance("SHA-256"))) {
            stream.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(stream.getMessageDigest().digest(), 0, 6);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static void extract(String name, Path folder) throws IOException {
        try (TarArchiveInputStream archive = new TarArchiveInputStream(new XZInputStream(open(name)))) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException(entry.getName() + " lies outside the archive");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(archive, target);
                    if ((entry.getMode() & 0100) != 0) {
                        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
    }
}
