package io.oneshelf.bench.crash;

/** Something that happens in a shop, from its beginning to an end; it writes down what it was told. */
interface Story {

    void play(Patron patron);
}
