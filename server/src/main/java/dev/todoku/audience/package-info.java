/**
 * Which friends a rule selects, now.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "account", "friend"})
package dev.todoku.audience;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
