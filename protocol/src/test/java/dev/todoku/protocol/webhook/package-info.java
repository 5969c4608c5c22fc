@NullMarked
package dev.todoku.protocol.webhook;

import org.jspecify.annotations.NullMarked;
