/**
 * One consistent file of everything, and back. Named for the command line; no module needs it.
 */
@NullMarked
@NamedInterface("backup")
package dev.todoku.kernel.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
