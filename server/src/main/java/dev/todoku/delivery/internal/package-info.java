/** Delivery's rows in PostgreSQL, requests to LINE over the network, and the threads that send. */
@NullMarked
package dev.todoku.delivery.internal;

import org.jspecify.annotations.NullMarked;
