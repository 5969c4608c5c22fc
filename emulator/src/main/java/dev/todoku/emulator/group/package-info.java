/** Groups and rooms: chats of several people that the account has been invited to. */
@NullMarked
package dev.todoku.emulator.group;

import org.jspecify.annotations.NullMarked;
