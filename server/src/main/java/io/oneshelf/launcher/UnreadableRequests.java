package io.oneshelf.launcher;

import io.oneshelf.access.http.Front;
import io.oneshelf.access.http.FrontServlet;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what Tomcat refuses before any servlet sees it with a problem like every other, in place of Tomcat's own page, which
 * names the web server and its version.
 */
final class UnreadableRequests extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadableRequests.class);

    private final Front front;

    private UnreadableRequests(Front front) {
        this.front = front;
    }

    /** Sets it in the place of Tomcat's own. */
    static void answeredBy(Front front, StandardHost host) {
        host.setErrorReportValveClass("");
        host.getPipeline().addValve(new UnreadableRequests(front));
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        // What has been answered in part cannot be answered again, and what has no error needs no report.
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            FrontServlet.write(front.unreadable(response.getStatus()), request.getMethod(), response);
            response.finishResponse();
        } catch (IOException gone) {
            LOG.debug("the caller of an unreadable request went away");
        }
    }
}
