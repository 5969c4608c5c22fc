@NullMarked
package dev.todoku.gateway;

import org.jspecify.annotations.NullMarked;
