package io.oneshelf.bench.subject;

import io.oneshelf.launcher.database.DataFolder;
import io.oneshelf.launcher.database.Database;
import io.oneshelf.launcher.database.Durability;
import io.oneshelf.launcher.database.EmbeddedPostgres;
import java.nio.file.Path;

/** A PostgreSQL of our own, set as the server sets it, as durable as it has to be. */
public final class PostgresHere implements AutoCloseable {

    private final DataFolder folder;
    private final EmbeddedPostgres postgres;

    public PostgresHere(Path data, Path home) {
        folder = DataFolder.open(data, "process " + ProcessHandle.current().pid() + ", a benchmark");
        postgres = EmbeddedPostgres.start(folder, home, Durability.SAFE);
    }

    public Database database(String name, int connections) {
        return postgres.database(name, connections);
    }

    @Override
    public void close() {
        postgres.close();
        folder.close();
    }
}
