package io.oneshelf.launcher;

import io.oneshelf.kernel.Role;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./oneshelf token}: a new token for a role, on standard output and nothing else there. */
@Command(name = "token", description = "Prints a new token for a role, and only that.", sortOptions = false)
final class Token implements Callable<Integer> {

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            required = true,
            description = {
                "owner, merchandiser, store-manager, associate, cashier,",
                "courier, service, integration, auditor, member or guest"
            })
    private String role = "";

    @Option(names = "--location", paramLabel = "CODE", description = "the store it is limited to; store roles need one")
    private @Nullable String location;

    @Option(names = "--name", paramLabel = "TEXT", description = "what the token is for, shown in the list of tokens")
    private @Nullable String name;

    @Mixin
    private ServerChoice server = new ServerChoice();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        Role wanted = Arrays.stream(Role.values())
                .filter(known -> known.word().equals(role))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        command.commandLine(),
                        "There is no role '" + role + "'; the roles are "
                                + Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(", "))
                                + "."));
        if (wanted.isOfStore() && location == null) {
            throw new ParameterException(
                    command.commandLine(), "The role " + role + " belongs to a store: name it with --location CODE.");
        }
        Map<String, String> body = new LinkedHashMap<>();
        body.put("role", role);
        if (location != null) {
            body.put("location", location);
        }
        if (name != null) {
            body.put("name", name);
        }
        PrintWriter out = command.commandLine().getOut();
        out.println(Requests.post(server, "/v1/tokens", body).path("token").asString());
        out.flush();
        return 0;
    }
}
