/**
 * The benchmarks, one class each; {@link io.oneshelf.bench.work.Benchmarks} lists them. Goods are received in such plenty that
 * nothing sells out unless selling out is what is measured. What is sent over HTTP is drawn with a fixed seed.
 */
@NullMarked
package io.oneshelf.bench.work;

import org.jspecify.annotations.NullMarked;
