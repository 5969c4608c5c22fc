/**
 * The only door for what is sent: deliveries cut into batches, and replies. Pure decisions over the ports
 * {@link dev.todoku.delivery.DeliveryStore}, {@link dev.todoku.delivery.Sender} and the clock; the runner gives them
 * threads.
 */
@ApplicationModule(allowedDependencies = {"kernel", "line", "account", "friend", "quota"})
@NullMarked
package dev.todoku.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
