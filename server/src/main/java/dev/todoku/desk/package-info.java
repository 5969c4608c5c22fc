/**
 * Pages that read several modules: what is known of one friend, all together. It keeps nothing of its own.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "account", "inbound", "friend", "audience", "delivery"})
package dev.todoku.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
