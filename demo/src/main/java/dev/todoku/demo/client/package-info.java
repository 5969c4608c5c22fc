/** What the demo and the end-to-end tests call: the emulator's control API and the server's REST API, typed. */
@NullMarked
package dev.todoku.demo.client;

import org.jspecify.annotations.NullMarked;
