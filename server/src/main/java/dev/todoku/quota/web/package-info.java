/** The month, its books and the owner's limits over HTTP. */
@NullMarked
package dev.todoku.quota.web;

import org.jspecify.annotations.NullMarked;
