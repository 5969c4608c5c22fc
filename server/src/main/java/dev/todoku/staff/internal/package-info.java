/**
 * How sign-in, access and audit are done; nobody needs to name these.
 */
@NullMarked
package dev.todoku.staff.internal;

import org.jspecify.annotations.NullMarked;
