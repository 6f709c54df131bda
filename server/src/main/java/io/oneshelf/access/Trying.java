package io.oneshelf.access;

import io.oneshelf.journal.JournalProblem;
import io.oneshelf.journal.NotNow;
import io.oneshelf.kernel.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares a secret that somebody typed with its hash, and not too often. Each way of proving who one is has its own. */
final class Trying {

    private final Passwords passwords;
    private final InstantSource clock;
    private final SignInLimit limit = new SignInLimit();

    Trying(Passwords passwords, InstantSource clock) {
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * Why it is not right; empty when it is.
     *
     * @param tried whose secret, as the limit counts it
     * @param hash as kept, or null where there is none: the answer is then {@code wrong}, and takes as long
     */
    Optional<Refusal> refusal(String tried, String address, String secret, @Nullable String hash, Refusal wrong) {
        Instant now = clock.instant();
        Optional<Integer> seconds = limit.refuse(tried, address, now);
        if (seconds.isPresent()) {
            return Optional.of(new TooManySignIns(seconds.get()));
        }
        Optional<Boolean> right = passwords.isRight(secret, hash);
        if (right.isEmpty()) {
            limit.takeBack(tried, address);
            return Optional.of(new NotNow(JournalProblem.OVERLOADED));
        }
        if (!right.get()) {
            return Optional.of(wrong);
        }
        limit.takeBack(tried, address);
        return Optional.empty();
    }
}
