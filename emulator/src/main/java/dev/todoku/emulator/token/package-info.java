/** Channel access tokens of all four kinds, the channels that may have them, and the keys that sign for them. */
@NullMarked
package dev.todoku.emulator.token;

import org.jspecify.annotations.NullMarked;
