package io.oneshelf.access.http;

import java.util.Map;
import java.util.Optional;

/**
 * One well-formed element of a batch.
 *
 * @param id the element's id
 * @param extra the further codes it names, such as the {@code order} of a return; those left out are absent
 * @param body the body that a PUT of this element would have
 */
public record Item<B>(String id, Map<String, String> extra, B body) {

    public Optional<String> extra(String name) {
        return Optional.ofNullable(extra.get(name));
    }
}
