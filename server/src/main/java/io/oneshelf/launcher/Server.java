package io.oneshelf.launcher;

import io.oneshelf.access.http.Proxies;
import io.oneshelf.launcher.database.CannotStart;
import io.oneshelf.launcher.database.Database;
import io.oneshelf.member.WrongPersonalKeys;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The HTTP server: Tomcat on virtual threads, and the house behind it.
 *
 * <p>Of Spring Boot's automatic configuration only the web server is taken: the database comes from the launcher, and
 * the house is assembled by constructors, so there is nothing to guess.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration(TomcatServletWebServerAutoConfiguration.class)
@Import(HouseWiring.class)
public class Server {

    /**
     * Starts serving; returns when requests are answered.
     *
     * @param port 0 for any free one
     * @param proxies whose word is taken for where a request came from
     * @throws CannotStart when the port was taken between the launcher's look and now
     */
    static ConfigurableApplicationContext serve(
            Database database, KeyFile keys, String host, int port, Proxies proxies) {
        SpringApplication application = new SpringApplication(Server.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        // The launcher stops things in its own order, in one hook.
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(Map.of("server.address", host, "server.port", port));
        application.addInitializers(
                context -> ((GenericApplicationContext) context).registerBean(Database.class, () -> database, bean -> {
                    // Whoever opened it closes it, after the last request has been answered.
                    bean.setDestroyMethodName("");
                }));
        application.addInitializers(
                context -> ((GenericApplicationContext) context).registerBean(KeyFile.class, () -> keys));
        application.addInitializers(
                context -> ((GenericApplicationContext) context).registerBean(Proxies.class, () -> proxies));
        try {
            return application.run();
        } catch (RuntimeException failure) {
            if (portInUse(failure)) {
                throw Ports.inUse(host, port);
            }
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof WrongPersonalKeys wrong) {
                    throw new CannotStart(wrong.getMessage() + " It was looked for in " + keys.path() + ".");
                }
            }
            throw failure;
        }
    }

    /** Where it answers to this machine. Whoever listens on every address is spoken to on the loopback. */
    static URI addressOf(ConfigurableApplicationContext context, String host) {
        int port = java.util.Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
                .getPort();
        String address = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return URI.create("http://" + (address.contains(":") ? "[" + address + "]" : address) + ":" + port);
    }

    private static boolean portInUse(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException) {
                return true;
            }
        }
        return false;
    }
}
