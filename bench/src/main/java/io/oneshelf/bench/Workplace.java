package io.oneshelf.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.util.FileSystemUtils;

/**
 * A temporary folder, and what runs in it. Both are gone when the command ends, also when it is stopped in the middle: a server
 * or a PostgreSQL that stays behind would spoil everything measured after it.
 */
public final class Workplace implements AutoCloseable {

    private final Path folder;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Thread atTheEnd = new Thread(this::leave, "leave the workplace");

    public Workplace(String name) {
        try {
            folder = Files.createTempDirectory("oneshelf-" + name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(atTheEnd);
    }

    public Path folder() {
        return folder;
    }

    /** Closes it at the end, the last one first; closing twice must do nothing further. */
    public <T extends AutoCloseable> T closing(T started) {
        synchronized (running) {
            running.push(started);
        }
        return started;
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atTheEnd);
        leave();
    }

    private void leave() {
        synchronized (running) {
            while (!running.isEmpty()) {
                try {
                    running.pop().close();
                } catch (Exception e) {
                    System.err.println("something did not stop: " + e.getMessage());
                }
            }
        }
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException stillWritten) {
            System.err.println(folder + " stays behind: " + stillWritten.getMessage());
        }
    }
}
