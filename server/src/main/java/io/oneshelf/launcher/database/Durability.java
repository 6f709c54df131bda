package io.oneshelf.launcher.database;

/** Whether a commit has to survive a power cut. */
public enum Durability {
    /** A commit is on the disk before it is answered. The only choice for a retailer's data. */
    SAFE("on"),
    /** The operating system writes when it likes, and every start begins with an empty folder. For tests. */
    DISPOSABLE("off");

    private final String setting;

    Durability(String setting) {
        this.setting = setting;
    }

    /** The value of PostgreSQL's {@code fsync}, {@code full_page_writes} and {@code synchronous_commit}. */
    String setting() {
        return setting;
    }
}
