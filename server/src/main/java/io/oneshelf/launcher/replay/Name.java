package io.oneshelf.launcher.replay;

/** What a person reads, in both languages. */
record Name(String english, String chinese) {

    /** A text of which there is only one version. */
    static Name both(String text) {
        return new Name(text, text);
    }
}
