package io.oneshelf.launcher;

import io.oneshelf.launcher.database.Database;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/** {@code GET /healthz}: whether the server can do its work at this moment, which is whether its database answers. */
final class Health extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Database database;

    Health(Database database) {
        this.database = database;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getRequestURI().equals("/healthz")) {
            write(response, HttpServletResponse.SC_NOT_FOUND, "application/problem+json", """
                    {"type":"about:blank","title":"Not Found","status":404}""");
        } else if (answers()) {
            write(response, HttpServletResponse.SC_OK, "application/json", """
                    {"status":"UP"}""");
        } else {
            response.setHeader("Retry-After", "1");
            write(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "application/json", """
                    {"status":"DOWN"}""");
        }
    }

    private boolean answers() {
        try (Connection connection = database.app().getConnection()) {
            return connection.isValid(2);
        } catch (SQLException away) {
            return false;
        }
    }

    private static void write(HttpServletResponse response, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
