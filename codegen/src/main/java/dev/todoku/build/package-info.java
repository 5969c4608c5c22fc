/**
 * Build time only: jOOQ tables, one package per module, from the migrations.
 */
@NullMarked
package dev.todoku.build;

import org.jspecify.annotations.NullMarked;
