package io.oneshelf.launcher;

import io.oneshelf.access.http.Proxies;
import io.oneshelf.kernel.Role;
import io.oneshelf.launcher.database.CannotStart;
import io.oneshelf.launcher.database.DataFolder;
import io.oneshelf.launcher.database.Database;
import io.oneshelf.launcher.database.Durability;
import io.oneshelf.launcher.database.EmbeddedPostgres;
import io.oneshelf.launcher.database.ExternalDatabase;
import io.oneshelf.launcher.replay.DemoData;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code ./oneshelf up}: starts the database, then the house, then the HTTP front, and stays until it is stopped.
 *
 * <p>What can be known to fail is looked at first: the command line, the port, the data folder's holder and version. What
 * was opened is closed in reverse order, whether the start failed half-way or Ctrl-C came after a year.
 */
@Command(name = "up", description = "Starts the server; Ctrl-C stops it.", sortOptions = false)
final class Up implements Callable<Integer> {

    /** Connections of the application to its database: the door's lanes and the readers. */
    private static final int APP_CONNECTIONS = 32;

    @Option(names = "--demo", description = "with a month of a real retailer's data, in a data folder of its own")
    private boolean demo;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080", description = "default 8080")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "the address to listen on; default 127.0.0.1, this machine only")
    private String host = "127.0.0.1";

    @Option(
            names = "--proxy",
            paramLabel = "ADDRESS",
            description = {
                "the address of a proxy before this server, whose X-Forwarded-For",
                "and X-Forwarded-Proto are believed; may be given several times"
            })
    private List<String> proxy = List.of();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = {"the data folder; default .oneshelf/data in this clone", "(.oneshelf/demo with --demo)"})
    private @Nullable Path data;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = {
                "an external PostgreSQL instead of a data folder:",
                "postgres://user:password@host:5432/database"
            })
    private @Nullable String databaseUrl;

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = {
                "the key of personal data, made at the first start; default",
                "keys/personal.key in the data folder, or in ~/.oneshelf",
                "with --database-url"
            })
    private @Nullable Path keys;

    @Option(names = "--mode", paramLabel = "centre", defaultValue = "centre", description = "what this server is")
    private String mode = "centre";

    @Spec
    private @Nullable CommandSpec spec;

    private final Opened opened = new Opened();

    @Override
    public Integer call() throws InterruptedException {
        checkCommandLine();
        Proxies proxies = proxies();
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Path folder = databaseUrl == null ? dataFolder() : null;
        Path demoData = UserHome.project().resolve("data").resolve("demo");
        if (demo && !Files.isDirectory(demoData)) {
            throw new CannotStart("The demonstration's data are not at " + demoData
                    + "; start it with ./oneshelf up --demo in the folder of the project.");
        }
        if (port != 0) {
            Ports.mustBeFree(host, port, folder);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(opened::closeAll, "stop"));

        Database database = folder == null ? external() : embedded(folder);
        database.migrate();

        KeyFile keyFile = KeyFile.of(keys, folder, database);
        ConfigurableApplicationContext context =
                opened.open(() -> Server.serve(database, keyFile, host, port, proxies));
        Credentials credentials = context.getBean(Credentials.class);
        RunningServer.endLeftBehind(folder, database.url(), credentials::end);
        String token = credentials.mint(Role.OWNER, null, "the commands of this machine", Duration.ofDays(365));
        opened.<AutoCloseable>open(() -> () -> credentials.end(token));
        RunningServer running =
                RunningServer.here(Server.addressOf(context, host), folder, database.url(), keyFile, token);
        opened.<AutoCloseable>open(() -> {
            running.leaveNote();
            return running::removeNote;
        });
        boolean alone = demo && DemoData.isAlone(running.url(), Objects.requireNonNull(running.token()), demoData);
        if (demo) {
            out.println("Loading the demonstration (less than a minute the first time) …");
            out.flush();
            DemoData.load(running.url(), Objects.requireNonNull(running.token()), demoData, System.out);
        }
        boolean demoStaff = demo && DemoStaff.join(running.url(), Objects.requireNonNull(running.token()), alone);
        say(out, running, credentials.keyForFirstOwner(), demoStaff);

        new CountDownLatch(1).await();
        return 0;
    }

    private void checkCommandLine() {
        CommandSpec command = Objects.requireNonNull(spec);
        if (databaseUrl != null && data != null) {
            throw new ParameterException(
                    command.commandLine(), "--data and --database-url exclude each other: the data is in one place.");
        }
        if (!mode.equals("centre")) {
            throw new ParameterException(
                    command.commandLine(), "--mode " + mode + " is not known; this Oneshelf runs as the centre.");
        }
        if (port < 0 || port > 65_535) {
            throw new ParameterException(command.commandLine(), "A port is a number from 1 to 65535.");
        }
        if (!Ports.isLoopback(host)) {
            command.commandLine()
                    .getErr()
                    .println("Warning: " + host + " can be reached from other machines, and this server speaks plain"
                            + " HTTP; put a proxy with TLS in front of it and name it by --proxy.");
        }
    }

    private Proxies proxies() {
        try {
            return Proxies.at(proxy);
        } catch (IllegalArgumentException name) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--proxy takes an IP address, such as 10.0.0.7: " + String.join(", ", proxy) + ".");
        }
    }

    private Path dataFolder() {
        return data != null
                ? data.toAbsolutePath().normalize()
                : UserHome.project().resolve(".oneshelf").resolve(demo ? "demo" : "data");
    }

    private Database embedded(Path path) {
        String holder = "process " + ProcessHandle.current().pid() + ", http://" + host + ":" + port;
        DataFolder folder = opened.open(() -> DataFolder.open(path, holder));
        EmbeddedPostgres postgres = opened.open(() -> EmbeddedPostgres.start(folder, UserHome.path(), Durability.SAFE));
        return opened.open(() -> postgres.database("oneshelf", APP_CONNECTIONS));
    }

    private Database external() {
        String url = Objects.requireNonNull(databaseUrl);
        return opened.open(() -> ExternalDatabase.open(url, APP_CONNECTIONS));
    }

    /**
     * @param firstKey for the link of the first owner, where there is nobody yet
     * @param demoStaff whether the people of the demonstration can sign in
     */
    private void say(PrintWriter out, RunningServer server, Optional<String> firstKey, boolean demoStaff) {
        URI url = server.url();
        String here = url.getPort() == 8080 ? "" : " --port " + url.getPort();
        out.println("Oneshelf is ready at " + url);
        out.println("  console   " + url + "/console/");
        out.println("  shop      " + url + "/shop/");
        out.println("  till      " + url + "/till/");
        firstKey.ifPresent(key -> {
            out.println("  begin     " + url + "/console/#/welcome?key=" + key);
            out.println("            makes the first owner; works once, and for a day");
        });
        if (demoStaff) {
            out.println("  sign in   as "
                    + DemoStaff.PEOPLE.stream().map(DemoStaff.Person::name).collect(Collectors.joining(", "))
                    + "; the password is " + DemoStaff.PASSWORD + ", the PIN at a till " + DemoStaff.PIN);
            if (!Ports.isLoopback(host)) {
                out.println("            Warning: whoever reaches this address can sign in so.");
            }
        }
        out.println("  API       " + url + "/openapi.json");
        out.println("  health    " + url + "/healthz");
        out.println("  database  " + (server.data() == null ? "external" : server.data()));
        out.println("  books     ./oneshelf audit" + here);
        if (demo) {
            out.println("  look at   TOKEN=$(./oneshelf token --role auditor" + here + ")");
            for (String path : List.of(
                    "/v1/products?q=heart",
                    "/v1/stock/availability?location=LONDON-COVENT-GARDEN",
                    "/v1/stock/movements?location=DAVENTRY-DC&limit=10",
                    "/v1/events?limit=10")) {
                out.println("            curl -H \"Authorization: Bearer $TOKEN\" '" + url + path + "'");
            }
        }
        out.println("  stop      Ctrl-C");
        out.flush();
    }
}
