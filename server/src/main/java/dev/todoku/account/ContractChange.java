package dev.todoku.account;

import dev.todoku.metering.Contract;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the owner states to change a contract; as in {@link NewAccount}. {@code from}: null is this month.
 */
public record ContractChange(
        @NotBlank String plan,
        @Nullable @Min(0) @Max(1_000_000_000) Long additionalCap,
        @Nullable @Valid Overrides contract,
        @Nullable YearMonth from) {

    /** The contract it states. */
    public Contract stated() {
        return Objects.requireNonNullElse(contract, Overrides.NONE).on(plan, additionalCap);
    }
}
