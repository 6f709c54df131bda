package io.oneshelf.launcher.replay;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the server answered.
 *
 * @param next path and query of the next page of a list, or null on the last
 */
record Answer(int status, byte[] body, @Nullable String next) {

    boolean isGood() {
        return status >= 200 && status < 300;
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
