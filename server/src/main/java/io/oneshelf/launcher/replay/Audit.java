package io.oneshelf.launcher.replay;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server's own audit of its books.
 *
 * @param checks how many kinds of promise were checked
 * @param violated the names of those that were found broken
 */
record Audit(boolean ok, int checks, List<String> violated) {

    static Audit of(Api api) {
        Answer answer = api.get("/v1/audit?full=true");
        if (!answer.isGood()) {
            throw new CannotGoOn(
                    "The server answered %d when asked for its audit: %s".formatted(answer.status(), answer.text()));
        }
        JsonNode audit = JsonMapper.shared().readTree(answer.body());
        List<String> violated = new ArrayList<>();
        for (JsonNode check : audit.path("checks")) {
            if (!check.path("violations").isEmpty()) {
                violated.add(check.path("name").asString());
            }
        }
        return new Audit(audit.path("ok").asBoolean(), audit.path("checks").size(), violated);
    }
}
