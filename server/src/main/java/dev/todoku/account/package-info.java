/**
 * The LINE Official Accounts of this installation: how to reach each one at LINE, and what its owner has agreed on.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "line"})
package dev.todoku.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
