@NullMarked
package dev.todoku.reply;

import org.jspecify.annotations.NullMarked;
