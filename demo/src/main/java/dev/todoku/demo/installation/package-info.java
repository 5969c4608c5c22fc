/** A whole installation on this machine: emulator and server as processes, started, killed and stopped. */
@NullMarked
package dev.todoku.demo.installation;

import org.jspecify.annotations.NullMarked;
