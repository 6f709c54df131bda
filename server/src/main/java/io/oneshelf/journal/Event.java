package io.oneshelf.journal;

/**
 * Something that happened: a small record of ids and numbers, never personal data. Its components are the data that readers
 * of the feed get.
 */
public interface Event {

    /** Past tense, with the module first, such as {@code stock.reserved}. */
    String type();

    /** The document it happened to. */
    DocKey<?> about();
}
