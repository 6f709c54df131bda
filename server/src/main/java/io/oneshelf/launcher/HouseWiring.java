package io.oneshelf.launcher;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.oneshelf.access.http.FrontServlet;
import io.oneshelf.access.http.Proxies;
import io.oneshelf.journal.PostgresBooks;
import io.oneshelf.journal.Pump;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Role;
import io.oneshelf.launcher.apps.WebApps;
import io.oneshelf.launcher.database.Database;
import io.oneshelf.member.PersonalKeys;
import jakarta.servlet.http.HttpServlet;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.catalina.core.StandardHost;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;

/** Puts the house on its database and its clock, and gives it an HTTP front. */
@Configuration(proxyBeanMethods = false)
class HouseWiring {

    /** The one home and the one node of this installation; stores get numbers of their own when they come. */
    private static final short CENTRE = 1;

    /** The one real clock; everything below the launcher is handed it. */
    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    PrometheusMeterRegistry meters() {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(meters);
        new JvmGcMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        return meters;
    }

    @Bean
    PostgresBooks books(Database database) {
        return new PostgresBooks(database.app(), database.app(), CENTRE, CENTRE);
    }

    /** Makes the partitions of the coming months at the start, and looks every hour whether more are needed. */
    @Bean(destroyMethod = "close")
    Pump room(PostgresBooks books, InstantSource clock) {
        books.makeRoom(clock.instant());
        return new Pump("room for the coming months", Duration.ofHours(1), () -> {
            books.makeRoom(clock.instant());
            return false;
        });
    }

    @Bean(destroyMethod = "close")
    House house(
            PostgresBooks books,
            Pump room,
            Database database,
            InstantSource clock,
            KeyFile keyFile,
            PrometheusMeterRegistry meters) {
        SecureRandom random = new SecureRandom();
        return House.on(new House.Ground(
                        books,
                        database.app(),
                        database.patient(),
                        clock,
                        random,
                        PersonalKeys.inFile(keyFile.path(), random),
                        meters,
                        new Pulse(() -> answers(database), clock)))
                .open();
    }

    /** The web server waits for requests under way before it stops; those that wait for news would take their time. */
    @Bean
    ApplicationListener<ContextClosedEvent> endOfWaits(House house) {
        return closed -> house.endWaits();
    }

    @Bean
    Credentials credentials(House house) {
        return new Credentials() {
            @Override
            public String mint(Role role, @Nullable LocationCode location, String name, Duration validFor) {
                return house.access().mint(role, location, name, validFor);
            }

            @Override
            public Optional<String> keyForFirstOwner() {
                return house.staff().keyForFirstOwner();
            }

            @Override
            public void end(String token) {
                house.access().end(token);
            }
        };
    }

    /** Answers every path; what it does not know is a 404 problem. */
    @Bean
    ServletRegistrationBean<HttpServlet> front(House house, Proxies proxies) {
        ServletRegistrationBean<HttpServlet> front =
                new ServletRegistrationBean<>(new FrontServlet(house.front(), proxies), "/");
        front.setName("front");
        front.setLoadOnStartup(1);
        return front;
    }

    /** The web apps stand at paths of their own; their calls come to the front. */
    @Bean
    ServletRegistrationBean<HttpServlet> apps() {
        ServletRegistrationBean<HttpServlet> apps = new ServletRegistrationBean<>(
                new FrontServlet(WebApps.onClassPath()::answer), WebApps.PATHS.toArray(String[]::new));
        apps.setName("apps");
        return apps;
    }

    /** The front answers also what Tomcat refuses, so that nobody ever sees Tomcat's own page. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> unreadableRequests(House house) {
        return factory -> factory.addContextCustomizers(
                context -> UnreadableRequests.answeredBy(house.front(), (StandardHost) context.getParent()));
    }

    private static boolean answers(Database database) {
        try (Connection connection = database.app().getConnection()) {
            return connection.isValid(2);
        } catch (SQLException away) {
            return false;
        }
    }
}
