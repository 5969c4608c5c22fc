@NullMarked
package dev.todoku.emulator.account;

import org.jspecify.annotations.NullMarked;
