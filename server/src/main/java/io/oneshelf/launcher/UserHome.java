package io.oneshelf.launcher;

import java.nio.file.Path;

/** The folder in the user's home that servers and commands of one user share. */
final class UserHome {

    private UserHome() {}

    /** {@code ~/.oneshelf}, or what the environment variable {@code ONESHELF_HOME} says. */
    static Path path() {
        String chosen = System.getenv("ONESHELF_HOME");
        return chosen == null || chosen.isBlank()
                ? Path.of(System.getProperty("user.home"), ".oneshelf")
                : Path.of(chosen).toAbsolutePath();
    }

    /** The folder of the project we run from; the shell script says where that is. */
    static Path project() {
        return Path.of(System.getProperty("oneshelf.root", "."))
                .toAbsolutePath()
                .normalize();
    }
}
