/**
 * Benchmarks, each printed beside a floor measured in the same run.
 */
@NullMarked
package dev.todoku.bench;

import org.jspecify.annotations.NullMarked;
