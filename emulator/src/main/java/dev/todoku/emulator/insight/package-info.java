/** What LINE tells of friends and of what they did, with its thresholds of privacy. */
@NullMarked
package dev.todoku.emulator.insight;

import org.jspecify.annotations.NullMarked;
