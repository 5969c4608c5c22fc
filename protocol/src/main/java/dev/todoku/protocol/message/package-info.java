/**
 * What is sent: LINE's message objects, read with LINE's own rules. A {@link dev.todoku.protocol.message.Message} that
 * came from {@link dev.todoku.protocol.message.MessageReader} has a form LINE accepts; the inside of templates, imagemaps
 * and Flex is kept as it came.
 */
@NullMarked
package dev.todoku.protocol.message;

import org.jspecify.annotations.NullMarked;
