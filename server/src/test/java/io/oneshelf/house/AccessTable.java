package io.oneshelf.house;

import io.oneshelf.kernel.Role;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who may do what, written down a second time and by hand: the endpoints say it too, and the test holds the two together, so
 * that nobody opens a door by accident. An operation without a row here fails the test, and so does a row without an
 * operation.
 */
final class AccessTable {

    /** What a caller of a role may do. */
    enum May {
        /** 401 without a token, 403 with one of another role. */
        NOT,
        YES,
        /** Own things only; another's is 404. */
        OWN
    }

    /** {@code all} is every role; {@code everyone} needs no token; {@code role:own} reaches own things only. */
    private static final String ROWS = """
            GET  /healthz                                   everyone
            GET  /metrics                                   owner
            GET  /openapi.json                              everyone
            GET  /v1/version                                all
            GET  /v1/audit                                  owner integration auditor
            GET  /v1/events                                 owner integration auditor
            GET  /v1/changes                                all
            GET  /v1/insight/today                          owner merchandiser store-manager service auditor

            POST /v1/guests                                 everyone
            GET  /v1/tokens                                 owner auditor
            POST /v1/tokens                                 owner
            POST /v1/tokens/{id}/revoke                     owner

            GET  /v1/caller                                 all
            POST /v1/sessions                               everyone
            GET  /v1/session                                all
            POST /v1/session/end                            all
            PUT  /v1/session/password                       all
            PUT  /v1/session/pin                            owner store-manager
            POST /v1/approvals                              owner store-manager associate cashier
            PUT  /v1/approvals/{id}                         owner store-manager associate cashier
            POST /v1/staff:first                            everyone
            POST /v1/staff:accept                           everyone
            GET  /v1/staff                                  owner store-manager
            GET  /v1/staff/{id}                             owner store-manager
            PUT  /v1/staff/{id}                             owner store-manager
            POST /v1/staff/{id}/invite                      owner store-manager
            POST /v1/staff/{id}/suspend                     owner store-manager
            POST /v1/staff/{id}/resume                      owner store-manager

            GET  /v1/members/{id}                           owner service integration member:own
            PUT  /v1/members/{id}                           owner service integration member:own
            POST /v1/members:batch                          owner service integration
            PUT  /v1/members/{id}/identities/{kind}/{value} owner service integration
            GET  /v1/identities/{kind}/{value}              owner service integration store-manager associate cashier

            GET  /v1/channels                               all
            GET  /v1/channels/{code}                        all
            PUT  /v1/channels/{code}                        owner
            GET  /v1/locations                              all
            GET  /v1/locations/{code}                       all
            PUT  /v1/locations/{code}                       owner
            POST /v1/locations:batch                        owner

            GET  /v1/categories                             all
            GET  /v1/gtins/{gtin}                           all
            GET  /v1/products                               all
            GET  /v1/products/{id}                          all
            GET  /v1/products/{id}/versions                 owner merchandiser store-manager associate cashier service integration auditor
            GET  /v1/skus/{code}                            all
            PUT  /v1/products/{id}                          owner merchandiser
            POST /v1/products:batch                         owner merchandiser
            GET  /v1/media/{hash}                           everyone
            POST /v1/media                                  owner merchandiser

            GET  /v1/price-lists                            all
            GET  /v1/price-lists/{id}                       all
            PUT  /v1/price-lists/{id}                       owner merchandiser
            GET  /v1/prices                                 all
            GET  /v1/prices/{sku}                           all
            GET  /v1/prices/{sku}/explanation               all
            PUT  /v1/prices/{sku}                           owner merchandiser
            POST /v1/prices:batch                           owner merchandiser
            POST /v1/prices:query                           all
            GET  /v1/tax/rates                              all
            GET  /v1/tax/rates/{id}                         all
            PUT  /v1/tax/rates/{id}                         owner

            GET  /v1/stock/availability                     all
            POST /v1/stock/availability:query               all
            GET  /v1/stock/movements                        owner merchandiser store-manager associate cashier service integration auditor
            GET  /v1/stock/movements/{id}                   owner merchandiser store-manager associate cashier service integration auditor
            PUT  /v1/stock/movements/{id}                   owner store-manager associate integration
            POST /v1/stock/movements:batch                  owner store-manager associate integration
            GET  /v1/stock/reservations                     owner store-manager associate cashier service integration auditor
            GET  /v1/stock/reservations/{id}                owner store-manager associate cashier service integration auditor
            PUT  /v1/stock/reservations/{id}                owner store-manager associate cashier service integration
            POST /v1/stock/reservations:batch               owner store-manager associate cashier service integration
            POST /v1/stock/reservations/{id}/commit         owner store-manager associate cashier service integration
            POST /v1/stock/reservations/{id}/release        owner store-manager associate cashier service integration

            PUT  /v1/baskets/{id}                           owner store-manager associate cashier service integration member:own guest:own
            GET  /v1/baskets/{id}                           owner store-manager associate cashier service integration member:own guest:own
            POST /v1/orders:quote                           owner store-manager associate cashier service integration member:own guest:own
            PUT  /v1/orders/{id}                            owner store-manager associate cashier service integration member:own guest:own
            POST /v1/orders:batch                           owner store-manager associate cashier service integration member:own guest:own
            GET  /v1/orders                                 owner store-manager associate cashier service integration auditor member:own guest:own
            GET  /v1/orders/{id}                            owner store-manager associate cashier service integration auditor member:own guest:own
            GET  /v1/receipts/{code}                        all
            PUT  /v1/receipts/{code}/payments/{paymentId}   owner member guest
            PUT  /v1/orders/{id}/payments/{paymentId}       owner store-manager associate cashier service integration member:own guest:own
            POST /v1/orders/{id}/cancel                     owner store-manager associate cashier service integration member:own guest:own
            POST /v1/orders/{id}/groups/{groupId}/fulfil    owner store-manager associate cashier service integration
            GET  /v1/orders/{id}/timeline                   owner store-manager associate cashier service integration auditor member:own guest:own
            GET  /v1/orders/{id}/returns                    owner store-manager associate cashier service integration auditor member:own guest:own
            GET  /v1/orders/{id}/returns/{returnId}         owner store-manager associate cashier service integration auditor member:own guest:own
            PUT  /v1/orders/{id}/returns/{returnId}         owner store-manager associate cashier service integration
            GET  /v1/returns                                owner store-manager associate cashier service integration auditor
            GET  /v1/returns/{id}                           owner store-manager associate cashier service integration auditor member:own guest:own
            PUT  /v1/returns/{id}                           owner store-manager associate cashier service integration
            POST /v1/returns:batch                          owner store-manager associate cashier service integration

            PUT  /v1/shifts/{id}                            owner store-manager associate cashier integration
            PUT  /v1/shifts/{id}/movements/{movementId}     owner store-manager associate cashier integration
            PUT  /v1/shifts/{id}/close                      owner store-manager associate cashier integration
            GET  /v1/shifts                                 owner store-manager integration auditor
            GET  /v1/shifts/{id}                            owner store-manager integration auditor
            """;

    private AccessTable() {}

    /** @param everyone true when no token is needed */
    record Row(String operation, boolean everyone, Map<Role, May> roles) {}

    static Map<String, Row> rows() {
        Map<String, Row> rows = new LinkedHashMap<>();
        ROWS.lines().filter(line -> !line.isBlank()).forEach(line -> {
            List<String> words = List.of(line.strip().split("\\s+"));
            String operation = words.get(0) + " " + words.get(1);
            Row row = row(operation, words.subList(2, words.size()));
            if (rows.put(operation, row) != null) {
                throw new IllegalStateException("two rows for " + operation);
            }
        });
        return rows;
    }

    private static Row row(String operation, List<String> words) {
        boolean everyone = words.contains("everyone");
        Map<Role, May> roles = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            boolean yes = everyone || words.contains("all") || words.contains(role.word());
            roles.put(role, yes ? May.YES : words.contains(role.word() + ":own") ? May.OWN : May.NOT);
        }
        for (String word : words) {
            boolean known = Arrays.stream(Role.values())
                    .anyMatch(role -> word.equals(role.word()) || word.equals(role.word() + ":own"));
            if (!known && !word.equals("all") && !word.equals("everyone")) {
                throw new IllegalStateException(operation + " names the role " + word);
            }
        }
        return new Row(operation, everyone, roles);
    }

    /** The table as a page of the reference. */
    static String page() {
        StringBuilder page = new StringBuilder("""
                # Who may do what

                One row an operation, one column a role. **yes**: may; **own**: own things only, another's is 404; blank: 401
                without a token, 403 with one. A token with a store scope writes, orders and sees people at its store only.
                Checked against the running server by `AccessOfEveryOperationTest`.

                | operation |""");
        for (Role role : Role.values()) {
            page.append(' ').append(role.word()).append(" |");
        }
        page.append(" no token |\n|---|")
                .append("---|".repeat(Role.values().length + 1))
                .append('\n');
        rows().values().forEach(row -> {
            page.append("| `").append(row.operation()).append("` |");
            row.roles()
                    .values()
                    .forEach(may -> page.append(' ')
                            .append(
                                    switch (may) {
                                        case YES -> "yes";
                                        case OWN -> "own";
                                        case NOT -> "";
                                    })
                            .append(" |"));
            page.append(row.everyone() ? " yes |\n" : "  |\n");
        });
        return page.toString();
    }
}
