/**
 * What LINE tells us: received, checked, on disk before LINE gets its answer, and handed on once, in order per friend.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "account"})
package dev.todoku.inbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
