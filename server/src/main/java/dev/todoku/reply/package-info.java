/**
 * Rules for what happens in chats: when a friend follows, taps or writes, then actions.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "account", "inbound", "friend", "action"})
package dev.todoku.reply;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
