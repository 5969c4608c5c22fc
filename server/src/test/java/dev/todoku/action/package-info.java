@NullMarked
package dev.todoku.action;

import org.jspecify.annotations.NullMarked;
