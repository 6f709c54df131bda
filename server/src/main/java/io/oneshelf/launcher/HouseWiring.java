package io.oneshelf.launcher;

import io.oneshelf.launcher.database.Database;
import jakarta.servlet.http.HttpServlet;
import java.time.InstantSource;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the house together from its database and its clock, and gives it an HTTP front. */
@Configuration(proxyBeanMethods = false)
class HouseWiring {

    /** The one real clock; everything below the launcher is handed it. */
    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    /** Answers every path; what it does not know is a 404 problem. */
    @Bean
    ServletRegistrationBean<HttpServlet> front(Database database) {
        ServletRegistrationBean<HttpServlet> front = new ServletRegistrationBean<>(new Health(database), "/");
        front.setName("front");
        front.setLoadOnStartup(1);
        return front;
    }
}
