/**
 * What LINE tells: webhook events, read one by one so that a bad one does not spoil the rest, and written as LINE
 * writes them.
 */
@NullMarked
package dev.todoku.protocol.webhook;

import org.jspecify.annotations.NullMarked;
