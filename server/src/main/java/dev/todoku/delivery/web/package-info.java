/** Deliveries under way over HTTP: how far they are, and what the owner decides about them. */
@NullMarked
package dev.todoku.delivery.web;

import org.jspecify.annotations.NullMarked;
