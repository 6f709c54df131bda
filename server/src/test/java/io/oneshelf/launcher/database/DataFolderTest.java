package io.oneshelf.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    private Path parent;

    @Test
    void isMadeForItsOwnerOnlyAndKeepsItsPasswords() throws IOException {
        Path path = parent.resolve("a/b");
        String password;
        try (DataFolder folder = DataFolder.open(path, "me")) {
            password = folder.password(Database.APP_ROLE);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path.resolve("passwords"))))
                    .isEqualTo("rw-------");
        }
        try (DataFolder again = DataFolder.open(path, "me")) {
            assertThat(again.password(Database.APP_ROLE)).isEqualTo(password).hasSizeGreaterThan(30);
        }
    }

    @Test
    void isHeldByOneAtATimeWhichIsNamed() {
        try (DataFolder held = DataFolder.open(parent, "process 4711, http://127.0.0.1:8080")) {
            assertThat(held.path()).isEqualTo(parent);
            assertThatThrownBy(() -> DataFolder.open(parent, "another"))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage("The data folder " + parent + " is in use by process 4711, http://127.0.0.1:8080;"
                            + " stop that server, or name another folder with --data.");
            assertThatThrownBy(() -> DataFolder.open(parent, "a third"))
                    .as("a refused one has not taken the lock away")
                    .isInstanceOf(CannotStart.class);
        }
        DataFolder.open(parent, "the next").close();
    }

    @Test
    void ofAnotherVersionIsRefused() throws IOException {
        DataFolder.open(parent, "me").close();
        Files.writeString(parent.resolve("format"), "format=2\npostgresql=19\n");
        assertThatThrownBy(() -> DataFolder.open(parent, "me"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(
                        "is of another version (format 2 on PostgreSQL 19, this Oneshelf reads format 1 on"
                                + " PostgreSQL 18)");
    }

    @Test
    void withSomebodyElsesFilesIsLeftAlone() throws IOException {
        Files.writeString(parent.resolve("thesis.txt"), "years of work");
        assertThatThrownBy(() -> DataFolder.open(parent, "me"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is not a data folder of Oneshelf");
        assertThat(parent).isDirectoryContaining(file -> file.endsWith("thesis.txt"));
        assertThat(Files.list(parent)).hasSize(1);
    }

    @Test
    void thatIsAFileIsRefused() throws IOException {
        Path file = Files.writeString(parent.resolve("data"), "");
        assertThatThrownBy(() -> DataFolder.open(file, "me"))
                .isInstanceOf(CannotStart.class)
                .hasMessage(file + " is a file; name a folder with --data.");
    }
}
