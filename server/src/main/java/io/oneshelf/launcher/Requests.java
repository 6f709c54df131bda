package io.oneshelf.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One request to a server, and its answer as JSON; everything that goes wrong is one sentence. */
final class Requests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Requests() {}

    static JsonNode get(ServerChoice server, String path) {
        return send(server, path, HttpRequest.newBuilder().GET());
    }

    static JsonNode post(ServerChoice server, String path, Object body) {
        return send(
                server,
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private static JsonNode send(ServerChoice server, String path, HttpRequest.Builder request) {
        URI address = server.address();
        server.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        // An audit of a year of trade reads every entry; nothing here needs to be faster than that.
        request.uri(address.resolve(path)).timeout(Duration.ofMinutes(30));
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode body = JSON.readTree(answer.body().isBlank() ? "{}" : answer.body());
            if (answer.statusCode() / 100 != 2) {
                throw new NoServer(address + path + " answered " + answer.statusCode() + ": " + sentenceOf(body) + ".");
            }
            return body;
        } catch (JacksonException notOurs) {
            throw new NoServer(address + path + " answered something that is not JSON; is this a Oneshelf server?");
        } catch (IOException failure) {
            throw new NoServer("No server answers at " + address + ".");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new NoServer("Interrupted while waiting for " + address + ".");
        }
    }

    private static String sentenceOf(JsonNode problem) {
        String detail = problem.path("detail").asString(problem.path("title").asString("no reason given"));
        return detail.endsWith(".") ? detail.substring(0, detail.length() - 1) : detail;
    }
}
