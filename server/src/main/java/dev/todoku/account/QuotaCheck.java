package dev.todoku.account;

import dev.todoku.line.Quota;
import dev.todoku.metering.Contract;
import java.time.YearMonth;
import java.util.OptionalLong;

/**
 * Compares the limit LINE names with the one that the stated contract makes. A difference is shown, not refused: the owner
 * may have stated another plan, or LINE another cap.
 */
final class QuotaCheck {

    static final String NAME = "quota";

    private QuotaCheck() {}

    static Check of(Quota line, Contract contract, YearMonth month) {
        OptionalLong stated = contract.termsIn(month).limit();
        String expected = stated.isPresent() ? Long.toString(stated.getAsLong()) : "no limit known";
        String got = line.value() == null ? "no limit set" : line.value().toString();
        boolean same = line.limit().equals(stated);
        return new Check(
                NAME,
                same,
                same
                        ? "%s messages a month at LINE, as %s says"
                                .formatted(got, contract.plan().id())
                        : "limit: got %s from LINE (expected: %s by %s)"
                                .formatted(got, expected, contract.plan().id()));
    }
}
