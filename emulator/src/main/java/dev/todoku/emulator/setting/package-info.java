/** The switches of the emulator: where LINE is undocumented or varies, a setting with the likelier default. */
@NullMarked
package dev.todoku.emulator.setting;

import org.jspecify.annotations.NullMarked;
