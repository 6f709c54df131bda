package io.oneshelf.launcher;

import io.oneshelf.launcher.database.CannotStart;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The note a running server leaves in its user's home, readable by that user only.
 *
 * @param url where it answers, e.g. {@code http://127.0.0.1:8080}
 * @param pid its process
 * @param processStarted when that process began, in milliseconds of the epoch: a process number is used again after a
 *     reboot, together with its start it is not
 * @param data its data folder, or null when its database is external
 * @param databaseUrl the URL by which another server joins its database
 * @param keys the file with the key of its personal data
 * @param token an owner's token, or null when none could be made
 */
record RunningServer(
        URI url,
        long pid,
        long processStarted,
        @Nullable String data,
        String databaseUrl,
        String keys,
        @Nullable String token) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The server of this process. */
    static RunningServer here(URI url, @Nullable Path data, String databaseUrl, KeyFile keys, @Nullable String token) {
        ProcessHandle self = ProcessHandle.current();
        return new RunningServer(
                url,
                self.pid(),
                startOf(self),
                data == null ? null : data.toString(),
                databaseUrl,
                keys.path().toString(),
                token);
    }

    /** The server of this user on a port; a note whose process has ended counts as none. */
    static Optional<RunningServer> on(int port) {
        return read(note(port));
    }

    /** All servers of this user that are alive. */
    static List<RunningServer> all() {
        return notes().stream().flatMap(note -> read(note).stream()).toList();
    }

    private static List<Path> notes() {
        Path folder = UserHome.path().resolve("servers");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> notes = Files.list(folder)) {
            return notes.filter(note -> note.toString().endsWith(".json")).toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /**
     * Clears away what servers of this user left behind that were killed: those that had the same books.
     *
     * @param data the data folder, or null when the database is external
     * @param end is given each token that such a server could not end itself
     */
    static void endLeftBehind(@Nullable Path data, String databaseUrl, Consumer<String> end) {
        for (Path note : notes()) {
            readAny(note)
                    .filter(left -> !left.isAlive() && left.hasBooks(data, databaseUrl))
                    .ifPresent(left -> {
                        if (left.token != null) {
                            end.accept(left.token);
                        }
                        delete(note);
                    });
        }
    }

    private boolean hasBooks(@Nullable Path folder, String url) {
        return folder == null
                ? data == null && databaseUrl.equals(url)
                : folder.toString().equals(data);
    }

    private static Optional<RunningServer> read(Path note) {
        return readAny(note).filter(RunningServer::isAlive);
    }

    private static Optional<RunningServer> readAny(Path note) {
        if (!Files.isRegularFile(note)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readString(note), RunningServer.class));
        } catch (IOException | JacksonException unreadable) {
            return Optional.empty();
        }
    }

    int port() {
        return url.getPort();
    }

    void leaveNote() {
        Path note = note(port());
        Path aside = note.resolveSibling(note.getFileName() + ".new");
        try {
            Files.createDirectories(note.getParent());
            Files.setPosixFilePermissions(note.getParent(), PosixFilePermissions.fromString("rwx------"));
            Files.deleteIfExists(aside);
            Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(aside, JSON.writeValueAsString(this));
            keepLeftBehind(note);
            Files.move(aside, note, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new CannotStart("The server cannot leave its address in " + note.getParent() + " ("
                    + failure.getMessage() + "), so no command would find it.");
        }
    }

    /** A killed server on other books had this port; its note stays for the next start on those. */
    private static void keepLeftBehind(Path note) throws IOException {
        Optional<RunningServer> left = readAny(note);
        if (left.isPresent()) {
            Files.move(
                    note, note.resolveSibling("left-" + left.get().pid + ".json"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    void removeNote() {
        delete(note(port()));
    }

    private static void delete(Path note) {
        try {
            Files.deleteIfExists(note);
        } catch (IOException staysBehind) {
            // It names a process that will have ended, so nobody will take it for a running server.
        }
    }

    /** Neither the password in the database's URL nor the token belongs in a log. */
    @Override
    public String toString() {
        return "RunningServer[" + url + ", process " + pid + "]";
    }

    private boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> startOf(process) == processStarted)
                .isPresent();
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static Path note(int port) {
        return UserHome.path().resolve("servers").resolve(port + ".json");
    }
}
