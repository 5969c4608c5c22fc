/** The bodies of coupon requests, and what LINE says about them. */
@NullMarked
package dev.todoku.protocol.coupon;

import org.jspecify.annotations.NullMarked;
