package io.oneshelf.bench;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where we were started from. */
public final class Places {

    private Places() {}

    /** The folder of the launcher script, which says so; null when it was not it that started us. */
    public static @Nullable Path project() {
        String root = System.getProperty("oneshelf.root");
        return root == null ? null : Path.of(root);
    }

    /** Where the servers of this user leave their notes: as the launcher decides it. */
    public static Path home() {
        String chosen = System.getenv("ONESHELF_HOME");
        return chosen == null || chosen.isBlank()
                ? Path.of(System.getProperty("user.home"), ".oneshelf")
                : Path.of(chosen).toAbsolutePath();
    }
}
