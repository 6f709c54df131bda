package io.oneshelf.access.http;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The proxies whose word is taken for where a request came from. Anybody can write {@code X-Forwarded-For}, and who could choose
 * the own address would be counted by none; so it is believed only from the addresses that whoever runs the server has named.
 */
public final class Proxies {

    /** Nobody's word is taken: a request comes from where its connection comes from. */
    public static final Proxies NONE = new Proxies(Set.of());

    private final Set<InetAddress> trusted;

    private Proxies(Set<InetAddress> trusted) {
        this.trusted = trusted;
    }

    /**
     * Those at these addresses.
     *
     * @throws IllegalArgumentException when one is not an IP address; names are not looked up
     */
    public static Proxies at(List<String> addresses) {
        return new Proxies(addresses.stream().map(InetAddress::ofLiteral).collect(Collectors.toUnmodifiableSet()));
    }

    boolean isOne(String address) {
        return parsed(address).filter(trusted::contains).isPresent();
    }

    /**
     * Where a request came from. Each proxy writes at the end of the list whom it was asked by, so the list is read from its end,
     * up to the first that is none of ours: what stands before that is hearsay.
     *
     * @param peer whose connection it is
     * @param forwardedFor all of the request's {@code X-Forwarded-For}, in their order, or null
     */
    String callerOf(String peer, @Nullable String forwardedFor) {
        String caller = peer;
        String[] hops = forwardedFor == null ? new String[0] : forwardedFor.split(",");
        for (int i = hops.length - 1; i >= 0 && isOne(caller); i--) {
            Optional<InetAddress> hop = parsed(hops[i]);
            if (hop.isEmpty()) {
                return caller;
            }
            caller = hop.get().getHostAddress();
        }
        return caller;
    }

    private static Optional<InetAddress> parsed(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text.strip()));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
