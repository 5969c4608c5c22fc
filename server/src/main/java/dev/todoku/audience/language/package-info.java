/** How a rule is written: as JSON, and as text in English or Japanese words. */
@NullMarked
package dev.todoku.audience.language;

import org.jspecify.annotations.NullMarked;
