package io.oneshelf.testing;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.oneshelf.access.MintToken;
import io.oneshelf.access.Staff;
import io.oneshelf.journal.PostgresBooks;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.Role;
import io.oneshelf.launcher.House;
import io.oneshelf.launcher.database.Database;
import io.oneshelf.member.PersonalKeys;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The whole house on a fresh PostgreSQL, as it is served, without a socket. Its callers have real tokens.
 *
 * <pre>{@code
 * try (TestHouse house = TestHouse.onPostgres()) {
 *     house.as(Role.OWNER).put("/v1/channels/kiosk", …);
 * }
 * }</pre>
 */
public final class TestHouse implements AutoCloseable {

    private final Database database;
    private final InstantSource clock;
    private final boolean first;
    private final PostgresBooks books;
    private final House house;
    private final ApiClient api;

    private TestHouse(Database database, InstantSource clock, short node) {
        this.database = database;
        this.clock = clock;
        this.first = node == 1;
        this.books = new PostgresBooks(database.app(), database.app(), PostgresBooks.CENTRE, node);
        books.makeRoom(clock.instant());
        this.house = House.on(new House.Ground(
                        books,
                        database.app(),
                        database.patient(),
                        clock,
                        new SecureRandom(),
                        PersonalKeys.of(new byte[32]),
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                        () -> true))
                .open();
        this.api = ApiClient.over(house.front());
    }

    public static TestHouse onPostgres() {
        return new TestHouse(TestDatabase.fresh(), InstantSource.system(), (short) 1);
    }

    /** On a database of the caller's, at the caller's time; closes the database with it. */
    public static TestHouse on(Database database, InstantSource clock) {
        return new TestHouse(database, clock, (short) 1);
    }

    /** Another server on the same database, at the same time; closed before this one. */
    public TestHouse joined() {
        return new TestHouse(database, clock, (short) 2);
    }

    /** Someone without a token. */
    public ApiClient nobody() {
        return api;
    }

    /** Someone in that role, of no store; a member is M1, a guest is made for the purpose. */
    public ApiClient as(Role role) {
        return as(role, role.isOfStore() ? "S1" : null, role == Role.MEMBER ? "M1" : null);
    }

    public ApiClient member(String id) {
        return as(Role.MEMBER, null, id);
    }

    public ApiClient as(Role role, @Nullable String location, @Nullable String member) {
        if (role == Role.GUEST) {
            return api.withToken(house.access().guest("203.0.113.9").orThrow().secret());
        }
        return api.withToken(house.access()
                .mint(new MintToken(
                        role,
                        location == null ? null : new LocationCode(location),
                        member == null ? null : new MemberId(member),
                        "test " + role.word(),
                        null,
                        Duration.ofDays(1)))
                .orThrow()
                .secret());
    }

    /** The people of the staff, for what is not asked over HTTP. */
    public Staff staff() {
        return house.staff();
    }

    public Database database() {
        return database;
    }

    @Override
    public void close() {
        house.close();
        books.close();
        if (first) {
            database.close();
        }
    }
}
