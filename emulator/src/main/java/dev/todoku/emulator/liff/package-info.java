/** LIFF apps: web apps that a LINE Login channel has registered to run inside LINE. */
@NullMarked
package dev.todoku.emulator.liff;

import org.jspecify.annotations.NullMarked;
