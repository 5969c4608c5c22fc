/**
 * What is sent: LINE's message objects, read with LINE's own rules. A {@link dev.todoku.protocol.message.Message} that
 * came from {@link dev.todoku.protocol.message.MessageReader} has a form LINE accepts. Only Flex is kept as it came,
 * checked but not typed.
 */
@NullMarked
package dev.todoku.protocol.message;

import org.jspecify.annotations.NullMarked;
