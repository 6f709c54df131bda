package io.oneshelf.bench.subject;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What processes have used of the processors so far, in nanoseconds, from {@code /proc}; zero where there is none. */
final class ProcessorTime {

    /** Linux counts in hundredths of a second for programs, whatever it counts in for itself. */
    private static final long NANOS_PER_TICK = 10_000_000;

    private static final Pattern NUMBERS = Pattern.compile("[-#0-9]+$");

    private ProcessorTime() {}

    /** What a process is, see proc(5). */
    private record Stat(long pid, long parent, long ticks, long ticksOfEndedChildren) {

        static final Stat NONE = new Stat(0, 0, 0, 0);

        static Stat of(Path process) {
            try {
                String line = Files.readString(process.resolve("stat"));
                // The name stands in brackets and may contain anything.
                String[] fields =
                        line.substring(line.lastIndexOf(')') + 2).trim().split(" ");
                return new Stat(
                        Long.parseLong(line.substring(0, line.indexOf(' '))),
                        Long.parseLong(fields[1]),
                        Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
                        Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
            } catch (IOException ended) {
                return NONE;
            }
        }
    }

    /** Of one process. */
    static long of(long pid) {
        return Stat.of(Path.of("/proc", Long.toString(pid))).ticks * NANOS_PER_TICK;
    }

    /** Of the threads of a process that live, added up by name; numbers at the end of a name are left out. */
    static Map<String, Long> ofThreads(long pid) {
        Map<String, Long> byName = new HashMap<>();
        try (DirectoryStream<Path> threads =
                Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"), "[0-9]*")) {
            for (Path thread : threads) {
                String name = Files.readString(thread.resolve("comm")).strip();
                byName.merge(NUMBERS.matcher(name).replaceFirst(""), Stat.of(thread).ticks * NANOS_PER_TICK, Long::sum);
            }
        } catch (IOException noSuchFolder) {
            // A thread has ended under our eyes, or there is no /proc: what was read holds.
        }
        return byName;
    }

    /** Of a process and its children, those that have ended included: PostgreSQL has one for each connection. */
    static long ofFamily(long pid) {
        long ticks = 0;
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                Stat stat = Stat.of(process);
                if (stat.pid == pid) {
                    ticks += stat.ticks + stat.ticksOfEndedChildren;
                } else if (stat.parent == pid) {
                    ticks += stat.ticks;
                }
            }
        } catch (IOException noSuchFolder) {
            return 0;
        }
        return ticks * NANOS_PER_TICK;
    }
}
