package io.oneshelf.access;

import io.oneshelf.journal.JournalProblem;
import io.oneshelf.journal.NotNow;
import io.oneshelf.kernel.Refusal;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares a secret that somebody typed with its hash, and not too often. Each way of proving who one is has its own. Whether
 * it may be tried is asked first, before the books are read, so that who has tried too often costs nothing more.
 */
final class Trying {

    private final Passwords passwords;
    private final InstantSource clock;
    private final TryLimit limit;

    Trying(Passwords passwords, InstantSource clock, TryLimit limit) {
        this.passwords = passwords;
        this.clock = clock;
        this.limit = limit;
    }

    /**
     * Counts one try, or says why there may be none now.
     *
     * @param tried whose secret, as the limit counts it
     * @param from who tries, as the limit counts it
     */
    Optional<Refusal> tooOften(String tried, String from) {
        return limit.refuse(tried, from, clock.instant()).map(TooManySignIns::new);
    }

    /**
     * Why it is not right; empty when it is. The try was counted by {@link #tooOften}, and is taken back where it is right.
     *
     * @param hash as kept, or null where there is none: the answer is then {@code wrong}, and takes as long
     */
    Optional<Refusal> refusal(String tried, String from, String secret, @Nullable String hash, Refusal wrong) {
        Optional<Boolean> right = passwords.isRight(secret, hash);
        if (right.isEmpty()) {
            limit.takeBack(tried, from);
            return Optional.of(new NotNow(JournalProblem.OVERLOADED));
        }
        if (!right.get()) {
            return Optional.of(wrong);
        }
        limit.takeBack(tried, from);
        return Optional.empty();
    }
}
