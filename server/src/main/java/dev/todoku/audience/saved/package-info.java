/** Audiences that were given a name: their rules, how many they were each day, who entered and who left. */
@NullMarked
package dev.todoku.audience.saved;

import org.jspecify.annotations.NullMarked;
