/** What happens when a message is accepted: who gets it, what is reserved, what counts. */
@NullMarked
package dev.todoku.emulator.send;

import org.jspecify.annotations.NullMarked;
