package io.oneshelf.journal;

/**
 * Names a document: its kind and the id its maker chose.
 *
 * @param <D> the document
 */
public record DocKey<D>(DocumentKind<D> kind, String id) implements Comparable<DocKey<?>> {
    @Override
    public int compareTo(DocKey<?> other) {
        int order = kind.name().compareTo(other.kind().name());
        return order != 0 ? order : id.compareTo(other.id());
    }

    @Override
    public String toString() {
        return kind.name() + "/" + id;
    }
}
