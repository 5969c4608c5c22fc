/** The API of audiences. */
@NullMarked
package dev.todoku.audience.web;

import org.jspecify.annotations.NullMarked;
