/**
 * What a trigger causes: every effect as a record, performed in batches.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "friend", "delivery"})
package dev.todoku.action;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
