/**
 * The product: one Spring Boot application, one package per module.
 */
@NullMarked
package dev.todoku;

import org.jspecify.annotations.NullMarked;
