package io.oneshelf.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.kernel.Role;
import io.oneshelf.testing.ApiAnswer;
import io.oneshelf.testing.ApiClient;
import io.oneshelf.testing.OpenApiDocument.Operation;
import io.oneshelf.testing.ReferencePage;
import io.oneshelf.testing.TestHouse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Walks every operation of the served OpenAPI document as every role, for own and for other people's things. */
class AccessOfEveryOperationTest {

    /**
     * How to reach a thing that belongs to a person.
     *
     * @param path of the thing
     * @param body good enough to get past reading
     */
    private record Thing(String path, String body) {}

    /**
     * Makes a thing of the member for each operation that shoppers reach for their own things only.
     *
     * @param owner may do everything
     * @param shopper whose thing it is
     */
    private interface Making {
        Thing make(ApiClient owner, ApiClient shopper, String member);
    }

    /** One for every operation with {@code x-owner}; the test fails when one is missing. */
    private static final Map<String, Making> OWN_THINGS = Map.of(
            "GET /v1/members/{id}",
                    (owner, shopper, member) -> {
                        owner.put("/v1/members/" + member, "{}");
                        return new Thing("/v1/members/" + member, "");
                    },
            "PUT /v1/members/{id}",
                    (owner, shopper, member) -> {
                        owner.put("/v1/members/" + member, "{}");
                        return new Thing("/v1/members/" + member, "{}");
                    });

    @Test
    void everyOperationAsEveryRole() {
        List<String> wrong = new ArrayList<>();
        try (TestHouse house = TestHouse.onPostgres()) {
            Map<Role, ApiClient> callers = new EnumMap<>(Role.class);
            for (Role role : Role.values()) {
                callers.put(role, house.as(role));
            }
            Map<String, AccessTable.Row> rows = AccessTable.rows();
            for (Operation operation : house.nobody().document().operations()) {
                AccessTable.Row row = rows.get(operation.toString());
                if (row == null) {
                    wrong.add(operation + " has no row in AccessTable");
                    continue;
                }
                String path = operation.path().replaceAll("\\{[^}]+}", "some-1");
                ApiAnswer nobody = house.nobody().send(operation.method(), path, "");
                if ((nobody.status() == 401) == row.everyone()) {
                    wrong.add(operation + " without a token is " + nobody.status());
                }
                callers.forEach((role, caller) -> {
                    ApiAnswer answer = caller.send(operation.method(), path, "");
                    boolean refused = answer.problem().equals("access/not-allowed");
                    if (refused != (row.roles().get(role) == AccessTable.May.NOT) || answer.status() >= 500) {
                        wrong.add(operation + " as " + role.word() + " is " + answer.status() + " " + answer.problem());
                    }
                });
                if (operation.isOwnOnly() != row.roles().containsValue(AccessTable.May.OWN)) {
                    wrong.add(operation + ": the document and the table do not agree about own things");
                }
            }
        }
        assertThat(wrong).as("who may do what").isEmpty();
    }

    @Test
    void shoppersReachTheirOwnThingsOnly() {
        try (TestHouse house = TestHouse.onPostgres()) {
            ApiClient owner = house.as(Role.OWNER);
            List<Operation> operations = house.nobody().document().operations().stream()
                    .filter(Operation::isOwnOnly)
                    .toList();
            assertThat(operations.stream().map(Operation::toString).collect(Collectors.toSet()))
                    .as("operations for own things have a thing to try them on")
                    .isEqualTo(OWN_THINGS.keySet());
            for (Operation operation : operations) {
                Making making = OWN_THINGS.get(operation.toString());
                Thing thing = making.make(owner, house.member("M1"), "M1");
                ApiAnswer own = house.member("M1").send(operation.method(), thing.path(), thing.body());
                assertThat(own.status()).as("own: %s", own).isLessThan(400);
                ApiAnswer others = house.member("M2").send(operation.method(), thing.path(), thing.body());
                assertThat(others.problem()).as("another's: %s", others).isEqualTo("request/not-found");
                assertThat(others.text()).as("another's id is not told").doesNotContain("M1");
            }
        }
    }

    @Test
    void noRowIsLeftOver() {
        try (TestHouse house = TestHouse.onPostgres()) {
            Set<String> left = new TreeSet<>(AccessTable.rows().keySet());
            house.nobody().document().operations().forEach(operation -> left.remove(operation.toString()));
            assertThat(left).as("rows of operations that are not served").isEmpty();
        }
    }

    @Test
    void theTableIsAPageOfTheReference() throws IOException {
        ReferencePage.check("access.md", AccessTable.page());
    }
}
