package io.oneshelf.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The people of the demonstration, with a password that everyone knows. They are made on books that the demonstration made and
 * that have no other staff, and nowhere else: a retailer who tries {@code --demo} on real books gets no open door.
 */
final class DemoStaff {

    static final String PASSWORD = "oneshelf-demo";

    /** By which the owner and the manager allow something at a till. */
    static final String PIN = "204680";

    private static final String STORE = "LONDON-COVENT-GARDEN";

    /** @param location the store of a store role, or null */
    record Person(
            String name,
            String displayName,
            String role,
            @Nullable String location) {
        String id() {
            return "demo-" + name;
        }

        boolean allows() {
            return role.equals("owner") || role.equals("store-manager");
        }
    }

    static final List<Person> PEOPLE = List.of(
            new Person("owner", "Olivia Owens", "owner", null),
            new Person("manager", "Ming Zhao", "store-manager", STORE),
            new Person("cashier", "Chen Yu", "cashier", STORE),
            new Person("auditor", "Aldo Ricci", "auditor", null));

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI server;
    private final String token;
    private final HttpClient http;

    private DemoStaff(URI server, String token, HttpClient http) {
        this.server = server;
        this.token = token;
        this.http = http;
    }

    /**
     * Makes those who are missing, as long as there is nobody else; what a visitor has made of them since stays.
     *
     * @param token an owner's
     * @param alone whether the books were empty, or the demonstration's, before it was loaded: on others nobody is made
     * @return true when the people of the demonstration are there
     */
    static boolean join(URI server, String token, boolean alone) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return new DemoStaff(server, token, http).join(alone);
        }
    }

    private boolean join(boolean alone) {
        JsonNode standing = send("GET", "/v1/staff?limit=1", null).path("staff");
        String first = standing.path(0).path("id").asString("");
        if (standing.isEmpty() ? !alone : !first.equals(PEOPLE.getFirst().id())) {
            return false;
        }
        for (Person person : PEOPLE) {
            String path = "/v1/staff/" + person.id();
            if (send("GET", path, null).path("status").asInt(0) == 404) {
                send("PUT", path, facts(person));
            }
            if (send("GET", path, null).path("state").asString("").equals("ADDED")) {
                String key = send("POST", path + "/invite", null).path("key").asString("");
                HttpResponse<String> accepted =
                        answer(asked("POST", "/v1/staff:accept", Map.of("key", key, "password", PASSWORD)));
                if (person.allows()) {
                    choosePin(accepted);
                }
            }
        }
        return true;
    }

    /** A PIN is the person's own to choose: by the session that accepting the invitation has opened. */
    private void choosePin(HttpResponse<String> accepted) {
        String cookie = accepted.headers().firstValue("Set-Cookie").orElse("").split(";")[0];
        String csrf = JSON.readTree(accepted.body()).path("csrf").asString("");
        answer(asked("PUT", "/v1/session/pin", Map.of("password", PASSWORD, "pin", PIN))
                .setHeader("Cookie", cookie)
                .setHeader("X-CSRF-Token", csrf));
    }

    private static Map<String, String> facts(Person person) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("name", person.name());
        facts.put("displayName", person.displayName());
        facts.put("role", person.role());
        if (person.location() != null) {
            facts.put("location", person.location());
        }
        return facts;
    }

    /** The answer as an owner, a problem included. */
    private JsonNode send(String method, String path, @Nullable Object body) {
        return JSON.readTree(answer(asked(method, path, body).setHeader("Authorization", "Bearer " + token))
                .body());
    }

    private HttpRequest.Builder asked(String method, String path, @Nullable Object body) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(Duration.ofMinutes(1))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new NoServer("No server answers at " + server + ".");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new NoServer("Interrupted while waiting for " + server + ".");
        }
    }
}
