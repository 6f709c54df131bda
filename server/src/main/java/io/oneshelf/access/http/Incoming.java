package io.oneshelf.access.http;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request as it came over the wire, whatever server took it. */
public interface Incoming {

    /** Such as {@code GET}. */
    String method();

    /** The path as sent, still percent-encoded. */
    String path();

    /** The query as sent, or null when there is none. */
    @Nullable
    String query();

    /** A header's first value, or null. */
    @Nullable
    String header(String name);

    /** The network address it came from. */
    String address();

    /** True when it came by TLS, here or at the proxy before this server. */
    default boolean overTls() {
        return "https".equalsIgnoreCase(header("X-Forwarded-Proto"));
    }

    /** The whole body, empty when there is none; nothing when it is longer than that. */
    Optional<byte[]> body(int bytesMax) throws IOException;
}
