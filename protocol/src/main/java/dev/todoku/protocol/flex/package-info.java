/**
 * The rules of Flex. They are two tables, {@link dev.todoku.protocol.flex.Components} and {@link
 * dev.todoku.protocol.flex.Containers}, of what each object may hold; values are in {@link
 * dev.todoku.protocol.flex.Values}.
 *
 * <p>Flex is strict where the rest of a message is lenient: an unknown property, a null and a value of the wrong kind are
 * faults. Actions inside Flex are read as everywhere.
 */
@NullMarked
package dev.todoku.protocol.flex;

import org.jspecify.annotations.NullMarked;
