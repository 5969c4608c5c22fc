@NullMarked
package dev.todoku.metering;

import org.jspecify.annotations.NullMarked;
