/**
 * What all HTTP answers share: problems in RFC 9457 form, idempotency, limits, the console's files.
 */
@NullMarked
package dev.todoku.kernel.web;

import org.jspecify.annotations.NullMarked;
