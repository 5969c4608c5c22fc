/** Pictures, videos, sounds and files: what friends sent, and how long it can be fetched. */
@NullMarked
package dev.todoku.emulator.content;

import org.jspecify.annotations.NullMarked;
