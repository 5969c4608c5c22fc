/**
 * Plans, tariffs, billing months and invoices of LINE Official Accounts: pure functions of their arguments, no clock.
 */
@NullMarked
package dev.todoku.metering;

import org.jspecify.annotations.NullMarked;
