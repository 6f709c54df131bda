package io.oneshelf.catalog;

/**
 * A picture made anew in one width: only what is seen, without what a camera wrote beside it.
 *
 * @param type of these bytes; not always that of the upload
 */
public record Rendition(PictureHash picture, int width, int height, PictureType type, byte[] bytes) {}
