/**
 * What may be sent, and the books of it: pots, ledger, LINE's own figures, budgets, statements. Pure decisions over the
 * ports {@link dev.todoku.quota.QuotaStore}, {@link dev.todoku.quota.LineFigures} and the clock.
 */
@ApplicationModule(allowedDependencies = {"kernel", "line", "account"})
@NullMarked
package dev.todoku.quota;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
