/**
 * Who may do what, and who did: API tokens, access to accounts, the audit store. Its API is the kernel's Access and Audit.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "account"})
package dev.todoku.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
