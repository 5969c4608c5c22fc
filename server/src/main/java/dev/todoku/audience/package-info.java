/** The friends a rule selects, now. Nothing above this module knows how they are found. */
@ApplicationModule(allowedDependencies = {"kernel", "account", "friend"})
@NullMarked
package dev.todoku.audience;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
