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

    /**
     * Its name where it travels by TLS: browsers let nobody else set a cookie of such a name, neither another host of the same
     * domain nor somebody on the way who answers without TLS.
     */
    static final String NAME_OVER_TLS = "__Host-" + NAME;

    /** What a page says beside the cookie with everything that changes something. */
    static final String CSRF_HEADER = "X-CSRF-Token";

    private SessionCookie() {}

    /** The header's value that sets it. */
    public static String of(String secret, Duration lasts, boolean overTls) {
        return (overTls ? NAME_OVER_TLS : NAME) + "=" + secret + "; Path=/; HttpOnly; SameSite=Strict; Max-Age="
                + lasts.toSeconds() + (overTls ? "; Secure" : "");
    }

    /** The header's value that takes it away. */
    public static String none(boolean overTls) {
        return of("", Duration.ZERO, overTls);
    }

    /** The secret in a request's header, if there is one; that of the safer name where there are both. */
    static Optional<String> in(@Nullable String header) {
        return header == null ? Optional.empty() : in(header, NAME_OVER_TLS).or(() -> in(header, NAME));
    }

    private static Optional<String> in(String header, String name) {
        for (String cookie : header.split(";")) {
            int equals = cookie.indexOf('=');
            if (equals > 0 && cookie.substring(0, equals).strip().equals(name)) {
                String secret = cookie.substring(equals + 1).strip();
                return secret.isEmpty() ? Optional.empty() : Optional.of(secret);
            }
        }
        return Optional.empty();
    }
}
