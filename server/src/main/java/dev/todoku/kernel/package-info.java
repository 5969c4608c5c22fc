/**
 * What every module stands on: ids, account scope, problems, pages, secrets, the clock's followers. Knows no business.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.todoku.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
