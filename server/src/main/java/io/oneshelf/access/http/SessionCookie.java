package io.oneshelf.access.http;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cookie by which a browser shows its session. Scripts cannot read it, other sites cannot make the browser send it, and
 * where the request came by TLS it travels by TLS only.
 */
public final class SessionCookie {

    static final String NAME = "oneshelf_session";

    /** What a page says beside the cookie with everything that changes something. */
    static final String CSRF_HEADER = "X-CSRF-Token";

    private SessionCookie() {}

    /** The header's value that sets it. */
    public static String of(String secret, Duration lasts, boolean overTls) {
        return NAME + "=" + secret + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + lasts.toSeconds()
                + (overTls ? "; Secure" : "");
    }

    /** The header's value that takes it away. */
    public static String none(boolean overTls) {
        return of("", Duration.ZERO, overTls);
    }

    /** The secret in a request's header, if there is one. */
    static Optional<String> in(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        for (String cookie : header.split(";")) {
            int equals = cookie.indexOf('=');
            if (equals > 0 && cookie.substring(0, equals).strip().equals(NAME)) {
                String secret = cookie.substring(equals + 1).strip();
                return secret.isEmpty() ? Optional.empty() : Optional.of(secret);
            }
        }
        return Optional.empty();
    }
}
