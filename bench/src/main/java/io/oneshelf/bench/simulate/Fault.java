package io.oneshelf.bench.simulate;

/** What goes wrong. */
enum Fault {
    /** The database cannot be reached, once. */
    AWAY("database away"),
    /** The connection breaks when everything is written. */
    BROKEN_AFTER_WRITE("cut after write"),
    /** The commit does not arrive, and nobody can tell. */
    COMMIT_LOST("commit lost, unknown"),
    /** The commit arrives, its answer does not. */
    COMMIT_UNANSWERED("commit done, unknown"),
    /** The process dies before it has locked anything. */
    DIED_BEFORE_LOCK("died before lock"),
    /** The process dies between write and commit. */
    DIED_AFTER_WRITE("died after write"),
    /** The process dies when everything is durable, before it answers. */
    DIED_AFTER_COMMIT("died after commit"),
    /** The house is closed and opened again between two commands. */
    RESTARTED("restarted"),
    /** A command comes once more: at once, in minutes or after days. */
    DELIVERED_TWICE("delivered twice"),
    /** A provider answers when the goods are no longer held. */
    ANSWERED_LATE("answered late"),
    /** A caller forgets what it has promised to come back for. */
    FORGOTTEN("caller forgot"),
    /** A clock goes an hour fast for a while. */
    CLOCK_AHEAD("clock ahead"),
    /** A clock goes an hour slow for a while. */
    CLOCK_BACK("clock back");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
