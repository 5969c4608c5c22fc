/**
 * What is sent: LINE's message objects, read with LINE's own rules. A {@link dev.todoku.protocol.message.Message} that came
 * from {@link dev.todoku.protocol.message.MessageReader} is one LINE accepts.
 */
@NullMarked
package dev.todoku.protocol.message;

import org.jspecify.annotations.NullMarked;
