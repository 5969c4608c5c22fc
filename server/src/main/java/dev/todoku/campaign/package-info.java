/** One message to an audience, now or later: what the owner asks for, and what became of it. */
@ApplicationModule(allowedDependencies = {"kernel", "line", "account", "friend", "quota", "audience", "delivery"})
@NullMarked
package dev.todoku.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
