/** One LINE Official Account as LINE sees it: friends, tokens, plan, ledger. */
@NullMarked
package dev.todoku.emulator.account;

import org.jspecify.annotations.NullMarked;
