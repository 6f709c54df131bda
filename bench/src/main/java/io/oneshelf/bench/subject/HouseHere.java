package io.oneshelf.bench.subject;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.oneshelf.access.MintToken;
import io.oneshelf.journal.PostgresBooks;
import io.oneshelf.kernel.Role;
import io.oneshelf.launcher.House;
import io.oneshelf.launcher.database.Database;
import io.oneshelf.member.PersonalKeys;
import io.oneshelf.stock.Stock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The whole house in this process, on a database of a {@link PostgresHere}. */
public final class HouseHere implements Subject {

    /** As many connections as {@code ./oneshelf up} gives it. */
    private static final int CONNECTIONS = 32;

    private final Database database;
    private final PostgresBooks books;
    private final House house;
    private final Api api;
    private final PostgresFigures figures;

    /** @param name of a database, made for it */
    public HouseHere(PostgresHere postgres, String name) {
        SecureRandom random = new SecureRandom();
        InstantSource clock = InstantSource.system();
        database = postgres.database(name, CONNECTIONS);
        database.migrate();
        books = new PostgresBooks(database.app(), database.app(), PostgresBooks.CENTRE, PostgresBooks.CENTRE);
        books.makeRoom(clock.instant());
        house = House.on(new House.Ground(
                        books,
                        database.app(),
                        database.patient(),
                        clock,
                        random,
                        PersonalKeys.of(new byte[32]),
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                        () -> true))
                .open();
        String token = house.access()
                .mint(new MintToken(Role.OWNER, null, null, "benchmark", null, Duration.ofDays(1)))
                .orThrow()
                .secret();
        api = Api.over(house.front(), token);
        figures = PostgresFigures.at(database.url());
    }

    public Stock stock() {
        return house.stock();
    }

    /** As its owner. */
    public Api api() {
        return api;
    }

    @Override
    public List<Long> serverProcesses() {
        return List.of(ProcessHandle.current().pid());
    }

    @Override
    public PostgresFigures postgres() {
        return figures;
    }

    @Override
    public void close() {
        figures.close();
        house.close();
        books.close();
        database.close();
    }
}
