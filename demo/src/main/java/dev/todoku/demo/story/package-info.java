/** The story of a café's November, chapter by chapter, every figure held against LINE's books and against sums by hand. */
@NullMarked
package dev.todoku.demo.story;

import org.jspecify.annotations.NullMarked;
