/** LINE's rate limits: per channel, endpoint and method, on the monotonic clock. */
@NullMarked
package dev.todoku.emulator.rate;

import org.jspecify.annotations.NullMarked;
