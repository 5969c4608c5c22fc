/**
 * How LINE reads the body of a request: leniently about kinds of value and unknown properties, exactly about limits,
 * and with all faults listed at once.
 *
 * <p>First every value is brought to its kind; the first that cannot be ends the reading ({@code The property, …, is
 * invalid}). Then all limits are checked and every fault becomes a detail of {@code The request body has N error(s)}.
 * What is drawn (actions, templates, Flex) has a second validator with words of its own; what it finds inside a message
 * is answered only if the body has no fault ({@link dev.todoku.protocol.validation.Findings}).
 */
@NullMarked
package dev.todoku.protocol.validation;

import org.jspecify.annotations.NullMarked;
