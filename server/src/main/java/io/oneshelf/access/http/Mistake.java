package io.oneshelf.access.http;

/** Describes an exception for the log by its classes and frames only: a message may hold what a person sent. */
final class Mistake {

    private static final int FRAMES_MAX = 25;
    private static final int CAUSES_MAX = 5;

    private Mistake() {}

    static String described(Throwable mistake) {
        StringBuilder text = new StringBuilder();
        Throwable cause = mistake;
        for (int i = 0; cause != null && i < CAUSES_MAX; i++) {
            text.append(i == 0 ? "" : "\n  caused by ").append(cause.getClass().getName());
            StackTraceElement[] frames = cause.getStackTrace();
            for (int f = 0; f < Math.min(frames.length, FRAMES_MAX); f++) {
                text.append("\n    at ").append(frames[f]);
            }
            cause = cause.getCause();
        }
        return text.toString();
    }
}
