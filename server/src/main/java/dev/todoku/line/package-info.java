/**
 * A thin client of LINE's Messaging API. Keeps no account: every call takes its credentials.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package dev.todoku.line;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
