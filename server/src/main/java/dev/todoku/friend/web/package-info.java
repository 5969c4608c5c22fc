/**
 * The module's REST.
 */
@NullMarked
package dev.todoku.friend.web;

import org.jspecify.annotations.NullMarked;
