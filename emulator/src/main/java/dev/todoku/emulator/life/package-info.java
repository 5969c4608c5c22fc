/** Friends that live: what a phone does when it is tapped, and people who do it by themselves. */
@NullMarked
package dev.todoku.emulator.life;

import org.jspecify.annotations.NullMarked;
