/** LINE Login v2.1: its channels, who consented to what, codes and users' tokens, and the pages that people see. */
@NullMarked
package dev.todoku.emulator.login;

import org.jspecify.annotations.NullMarked;
