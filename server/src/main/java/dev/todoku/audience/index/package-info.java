/** Who fits a rule: from bitmaps in memory that follow the feed, or from the rows themselves. */
@NullMarked
package dev.todoku.audience.index;

import org.jspecify.annotations.NullMarked;
