/** Module channels: others' services attached to an account, who share its chats by handing on their control. */
@NullMarked
package dev.todoku.emulator.module;

import org.jspecify.annotations.NullMarked;
