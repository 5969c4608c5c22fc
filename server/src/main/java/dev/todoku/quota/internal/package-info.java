/** Quota's rows in PostgreSQL, and LINE's figures over the network. */
@NullMarked
package dev.todoku.quota.internal;

import org.jspecify.annotations.NullMarked;
