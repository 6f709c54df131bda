package io.oneshelf.access.http;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request as it came over the wire, whatever server took it. */
public interface Incoming {

    /** What proxies write into a request, one or the other. */
    List<String> FORWARDING =
            List.of("X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "Forwarded", "X-Real-IP", "Via");

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

    /** The network address it came from; behind a proxy that is believed, the one that came to the proxy. */
    String address();

    /** True when it came by TLS, here or at a proxy that is believed. */
    default boolean overTls() {
        return false;
    }

    /** True when somebody passed it on, believed or not: then its connection does not tell who asks. */
    default boolean isForwarded() {
        return FORWARDING.stream().anyMatch(name -> header(name) != null);
    }

    /** The whole body, empty when there is none; nothing when it is longer than that. */
    Optional<byte[]> body(int bytesMax) throws IOException;
}
