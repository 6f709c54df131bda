package io.oneshelf.journal;

import java.util.Optional;

/** The documents a command named, locked; empty where there is none of that id. */
public interface Found {
    <D> Optional<Stored<D>> document(DocKey<D> key);
}
