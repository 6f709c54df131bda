package io.oneshelf.access.http;

import io.oneshelf.access.IfMatch;
import io.oneshelf.access.StaffId;
import io.oneshelf.access.Visit;
import io.oneshelf.kernel.Caller;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request that was found well-formed and allowed.
 *
 * @param <B> its body
 */
public final class Ask<B> {

    private final @Nullable Caller caller;
    private final @Nullable Visit visit;
    private final Supplier<Optional<StaffId>> maker;
    private final Map<Parameter<?>, Object> values;
    private final @Nullable B body;
    private final IfMatch ifMatch;
    private final String traceId;
    private final String address;
    private final boolean overTls;

    Ask(
            @Nullable Caller caller,
            @Nullable Visit visit,
            Supplier<Optional<StaffId>> maker,
            Map<Parameter<?>, Object> values,
            @Nullable B body,
            IfMatch ifMatch,
            String traceId,
            String address,
            boolean overTls) {
        this.caller = caller;
        this.visit = visit;
        this.maker = maker;
        this.values = values;
        this.body = body;
        this.ifMatch = ifMatch;
        this.traceId = traceId;
        this.address = address;
        this.overTls = overTls;
    }

    /** Who asks; endpoints open to everyone use {@link #callerIfAny()}. */
    public Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("an endpoint open to everyone cannot count on a caller");
        }
        return caller;
    }

    /** Who asks, or empty when no token was shown. */
    public Optional<Caller> callerIfAny() {
        return Optional.ofNullable(caller);
    }

    /** The session by which the caller came; empty for one who came by a token. */
    public Optional<Visit> visit() {
        return Optional.ofNullable(visit);
    }

    /** The person behind the request: who has the session, or who made the token that was shown; empty for a machine's. */
    public Optional<StaffId> person() {
        return visit == null ? maker.get() : Optional.of(visit.staff());
    }

    /** A value of the path or query that the endpoint takes. */
    @SuppressWarnings("unchecked") // the front put there what this very parameter read
    public <T> T get(Parameter<T> parameter) {
        Object value = values.get(parameter);
        if (value == null) {
            throw new IllegalStateException("the endpoint does not take " + parameter.name());
        }
        return (T) value;
    }

    /** The body; for endpoints whose body may be left out, {@link #bodyIfAny()}. */
    public B body() {
        if (body == null) {
            throw new IllegalStateException("the endpoint takes no body");
        }
        return body;
    }

    public Optional<B> bodyIfAny() {
        return Optional.ofNullable(body);
    }

    /** The version the editor has seen. */
    public IfMatch ifMatch() {
        return ifMatch;
    }

    /** The W3C trace id, 32 hexadecimal digits. */
    public String traceId() {
        return traceId;
    }

    /** True when the request came by TLS. */
    public boolean overTls() {
        return overTls;
    }

    /** The network address the request came from. */
    public String address() {
        return address;
    }
}
