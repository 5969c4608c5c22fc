/**
 * Accounts over HTTP.
 */
@NullMarked
package dev.todoku.account.web;

import org.jspecify.annotations.NullMarked;
