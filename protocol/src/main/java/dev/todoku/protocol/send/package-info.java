/**
 * How messages are sent: the bodies of push, multicast, broadcast and reply, read and checked as LINE does, and what
 * LINE answers.
 */
@NullMarked
package dev.todoku.protocol.send;

import org.jspecify.annotations.NullMarked;
