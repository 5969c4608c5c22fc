@NullMarked
package dev.todoku.protocol.action;

import org.jspecify.annotations.NullMarked;
