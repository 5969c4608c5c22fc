/**
 * The database: embedded or by URL, migrated, with a pool that sees nothing without a scope.
 */
@NullMarked
package dev.todoku.kernel.postgres;

import org.jspecify.annotations.NullMarked;
