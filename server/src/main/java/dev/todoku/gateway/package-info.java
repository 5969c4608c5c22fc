/**
 * LINE's API for other programs: they point their LINE SDK here, and what they send is counted with everything else.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "line", "account", "friend", "quota", "delivery"})
package dev.todoku.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
