package io.oneshelf.launcher.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds and stops a PostgreSQL whose server was killed.
 *
 * <p>A process is ours when its working directory is our data folder: a number in {@code postmaster.pid} alone may by
 * now belong to any other program of this user. Where the system does not show working directories (macOS), the
 * command line has to name the folder.
 */
final class LeftoverPostgres {

    private static final Logger LOG = LoggerFactory.getLogger(LeftoverPostgres.class);

    private static final Duration IN_ORDER = Duration.ofSeconds(60);
    private static final Duration BY_FORCE = Duration.ofSeconds(10);

    private LeftoverPostgres() {}

    /** After this, no process works on {@code data} any more. The caller holds the data folder's lock. */
    static void stop(Path data) {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        try {
            postmaster(pidFile).filter(process -> worksIn(process, data)).ifPresent(process -> {
                LOG.warn("Stopping the PostgreSQL a killed server left behind (process {})", process.pid());
                shutDown(process);
            });
            // Backends outlive a killed postmaster for a moment, or for as long as their statement runs.
            for (ProcessHandle orphan : workingIn(data)) {
                orphan.destroyForcibly();
                ends(orphan, BY_FORCE);
            }
            if (Files.isDirectory(Path.of("/proc/self")) && workingIn(data).isEmpty()) {
                // Nobody is left, so the number in the file means nothing: after a reboot it may be anyone's, and
                // PostgreSQL would refuse to start for fear of it.
                Files.deleteIfExists(pidFile);
            }
        } catch (IOException failure) {
            throw new CannotStart(DataFolder.sentenceFor(data, failure));
        }
    }

    /** Asks PostgreSQL to end: at first in order (SIGINT: cut connections, write a checkpoint), at last by force. */
    static void shutDown(ProcessHandle postmaster) {
        if (!signal("INT", postmaster) || !ends(postmaster, IN_ORDER)) {
            LOG.warn("PostgreSQL does not end in order; ending it at once (it recovers at the next start)");
            if (!signal("QUIT", postmaster) || !ends(postmaster, BY_FORCE)) {
                postmaster.destroyForcibly();
                ends(postmaster, BY_FORCE);
            }
        }
    }

    private static Optional<ProcessHandle> postmaster(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
    }

    private static List<ProcessHandle> workingIn(Path data) {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(
                            process -> process.pid() != ProcessHandle.current().pid())
                    .filter(process -> worksIn(process, data))
                    .toList();
        }
    }

    private static boolean worksIn(ProcessHandle process, Path data) {
        Path link = Path.of("/proc", Long.toString(process.pid()), "cwd");
        if (Files.isDirectory(Path.of("/proc/self"))) {
            try {
                return Files.readSymbolicLink(link).equals(data.toRealPath());
            } catch (IOException goneOrNotOurs) {
                return false;
            }
        }
        return process.info().commandLine().orElse("").contains("-D " + data);
    }

    /** Java can send only TERM and KILL; to PostgreSQL, TERM means to wait for every client to leave. */
    private static boolean signal(String name, ProcessHandle process) {
        try {
            return new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + process.pid())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noShell) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A process that ended but was not collected by its parent (a zombie) counts as gone. */
    private static boolean ends(ProcessHandle process, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            if (!process.isAlive() || isZombie(process)) {
                return true;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        return !process.isAlive();
    }

    private static boolean isZombie(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException notLinuxOrGone) {
            return false;
        }
    }
}
