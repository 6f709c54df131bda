package io.oneshelf.bench.subject;

import java.util.OptionalLong;

/** A house that is measured, wherever it runs. */
public interface Subject extends AutoCloseable {

    /** As its owner. */
    Api api();

    /** The process that serves. */
    OptionalLong serverProcess();

    /** What its PostgreSQL says of itself; closed with the subject. */
    PostgresFigures postgres();

    @Override
    void close();
}
