package io.oneshelf.access.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whose word is taken for where a request came from. */
class ProxiesTest {

    @Test
    void onlyTheWordOfOurProxiesIsTaken() {
        record Row(String peer, @Nullable String forwardedFor, String caller) {}
        Proxies ours = Proxies.at(List.of("10.0.0.7", "10.0.0.8", "::1"));
        for (Row row : List.of(
                new Row("203.0.113.7", null, "203.0.113.7"),
                new Row("203.0.113.7", "198.51.100.1", "203.0.113.7"),
                new Row("10.0.0.7", null, "10.0.0.7"),
                new Row("10.0.0.7", "198.51.100.1", "198.51.100.1"),
                new Row("10.0.0.7", "1.1.1.1, 198.51.100.1", "198.51.100.1"),
                new Row("10.0.0.7", "1.1.1.1, 198.51.100.1, 10.0.0.8", "198.51.100.1"),
                new Row("10.0.0.7", "10.0.0.8", "10.0.0.8"),
                new Row("10.0.0.7", "1.1.1.1, localhost", "10.0.0.7"),
                new Row("10.0.0.7", "", "10.0.0.7"),
                new Row("0:0:0:0:0:0:0:1", "198.51.100.1", "198.51.100.1"))) {
            assertThat(ours.callerOf(row.peer(), row.forwardedFor()))
                    .as("%s", row)
                    .isEqualTo(row.caller());
        }
        assertThat(Proxies.NONE.callerOf("127.0.0.1", "198.51.100.1")).isEqualTo("127.0.0.1");
        assertThatThrownBy(() -> Proxies.at(List.of("proxy.example"))).isInstanceOf(IllegalArgumentException.class);
    }
}
