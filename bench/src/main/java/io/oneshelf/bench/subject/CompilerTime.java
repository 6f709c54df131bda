package io.oneshelf.bench.subject;

import java.util.Map;

/** What the virtual machine's compilers of who serves have used of the processors so far. */
public final class CompilerTime {

    private CompilerTime() {}

    /** In nanoseconds; zero where there is no {@code /proc}. */
    public static long of(Subject subject) {
        return subject.serverProcesses().stream()
                .map(ProcessorTime::ofThreads)
                .flatMap(threads -> threads.entrySet().stream())
                // "C1 CompilerThread0" and "C2 CompilerThread0", of which Linux keeps fifteen letters.
                .filter(thread -> thread.getKey().matches("C[12] Compiler.*"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
