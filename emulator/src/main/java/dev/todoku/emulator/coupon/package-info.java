/** Coupons of one account, and what friends do with them. */
@NullMarked
package dev.todoku.emulator.coupon;

import org.jspecify.annotations.NullMarked;
