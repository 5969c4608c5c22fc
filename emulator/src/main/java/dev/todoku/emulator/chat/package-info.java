/** Small things of chats: how far the account has read, and that it is about to answer. */
@NullMarked
package dev.todoku.emulator.chat;

import org.jspecify.annotations.NullMarked;
