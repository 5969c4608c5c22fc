/** Paid memberships of one account: its plans and who has joined them. */
@NullMarked
package dev.todoku.emulator.membership;

import org.jspecify.annotations.NullMarked;
