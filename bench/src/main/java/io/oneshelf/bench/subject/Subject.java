package io.oneshelf.bench.subject;

import java.util.List;

/** Something that is measured, wherever it runs. */
public interface Subject extends AutoCloseable {

    /** The processes that serve; our own when it is in this one. */
    List<Long> serverProcesses();

    /** What its PostgreSQL says of itself; closed with the subject. */
    PostgresFigures postgres();

    @Override
    void close();
}
