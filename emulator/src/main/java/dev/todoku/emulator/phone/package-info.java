/** The page at {@code /_emulator/}: the sources of {@code phone/}, packed into this jar and served as they are. */
@NullMarked
package dev.todoku.emulator.phone;

import org.jspecify.annotations.NullMarked;
