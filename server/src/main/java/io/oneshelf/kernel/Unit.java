package io.oneshelf.kernel;

/** The base unit of measure in which a SKU is counted. */
public enum Unit {
    EACH,
    GRAM,
    MILLILITRE,
    MILLIMETRE
}
