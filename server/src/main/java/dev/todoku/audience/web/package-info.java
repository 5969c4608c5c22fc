/** Audiences over HTTP. */
@NullMarked
package dev.todoku.audience.web;

import org.jspecify.annotations.NullMarked;
