/** The bodies of rich-menu requests, and what LINE says about them. */
@NullMarked
package dev.todoku.protocol.richmenu;

import org.jspecify.annotations.NullMarked;
