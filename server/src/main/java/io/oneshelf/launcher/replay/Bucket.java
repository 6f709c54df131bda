package io.oneshelf.launcher.replay;

/** One of the kinds a line of a recorded file is counted as. Every line is in exactly one: the first that fits. */
interface Bucket {

    /** As it is printed in the table of lines. */
    String label();

    /** Whether its lines are money without a document of the API, so that the replay shows them and does not send them. */
    boolean isMoneyOnly();
}
