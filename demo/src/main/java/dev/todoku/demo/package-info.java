/** The demo: plays a shop's month on an installation of its own and checks every figure of it. */
@NullMarked
package dev.todoku.demo;

import org.jspecify.annotations.NullMarked;
