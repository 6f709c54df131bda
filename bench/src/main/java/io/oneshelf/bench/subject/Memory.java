package io.oneshelf.bench.subject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The memory that processes use, from {@code /proc}: what several share is divided among them (PSS), so that sums are true.
 *
 * @param server in bytes
 * @param postgres all of its processes, in bytes
 */
public record Memory(long server, long postgres) {

    public static final Memory NONE = new Memory(0, 0);

    public static Memory of(Subject subject) {
        long postmaster = subject.postgres().pid();
        return new Memory(
                subject.serverProcesses().stream().mapToLong(Memory::ofProcess).sum(),
                ofProcess(postmaster)
                        + ProcessHandle.of(postmaster).stream()
                                .flatMap(ProcessHandle::children)
                                .mapToLong(child -> ofProcess(child.pid()))
                                .sum());
    }

    public static long megabytes(long bytes) {
        return bytes >> 20;
    }

    private static long ofProcess(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "smaps_rollup")).stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .sum();
        } catch (IOException ended) {
            return 0;
        }
    }
}
