/**
 * Who the friends of an account are: status, attributes, tags, opt-out, their history, and the one feed of changes.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "line", "account", "inbound"})
package dev.todoku.friend;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
