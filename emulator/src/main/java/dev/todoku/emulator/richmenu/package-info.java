/** Rich menus of one account: who sees which, what their pictures are, how they are tapped. */
@NullMarked
package dev.todoku.emulator.richmenu;

import org.jspecify.annotations.NullMarked;
