package io.oneshelf.launcher;

import io.oneshelf.launcher.database.Database;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the key of personal data is kept. It is made at the first start and belongs to the books from then on: back it up,
 * and keep it apart from backups of the database.
 */
record KeyFile(Path path) {

    /**
     * @param chosen what the command line says, or null
     * @param folder the data folder, or null for an external database
     */
    static KeyFile of(@Nullable Path chosen, @Nullable Path folder, Database database) {
        if (chosen != null) {
            return new KeyFile(chosen.toAbsolutePath().normalize());
        }
        if (folder != null) {
            return new KeyFile(in(folder));
        }
        // Who joins the database of a server of this user needs the key of that server.
        return new KeyFile(RunningServer.all().stream()
                .filter(server -> withoutLogin(server.databaseUrl()).equals(withoutLogin(database.url())))
                .map(server -> Path.of(server.keys()))
                .findFirst()
                .orElseGet(() -> in(UserHome.path())));
    }

    private static Path in(Path folder) {
        return folder.resolve("keys").resolve("personal.key");
    }

    private static String withoutLogin(String databaseUrl) {
        int login = databaseUrl.indexOf('?');
        return login < 0 ? databaseUrl : databaseUrl.substring(0, login);
    }
}
