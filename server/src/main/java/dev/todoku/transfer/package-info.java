/**
 * Friends' values in and out as files: imports that can be checked, resumed and undone; exports of an audience.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "account", "friend", "audience"})
package dev.todoku.transfer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
