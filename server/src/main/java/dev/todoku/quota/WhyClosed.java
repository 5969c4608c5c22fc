package dev.todoku.quota;

import dev.todoku.kernel.Why;

/** Why counted sends wait (laws 10 and 12). */
public enum WhyClosed implements Why.Code {
    LIMIT_NOT_READ("LINE's limit for {month} has not been read yet."),
    LIMIT_NOT_READABLE("LINE's limit for {month} has not been read yet. Last attempt: {said}"),
    LIMIT_STALE("LINE's limit was last read at {readAt}, longer ago than {minutes} minutes."),
    LIMIT_STALE_NOT_READABLE(
            "LINE's limit was last read at {readAt}, longer ago than {minutes} minutes. Last attempt: {said}"),
    CLOCKS_DIFFER("This machine's clock and LINE's differ by {seconds} s (allowed: {allowed} s)."),
    NO_LIMIT_KNOWN("No limit is known: LINE reports none. Set a budget in messages, or state that there is no limit."),
    BUDGET_WITHOUT_PRICE(
            "The budget in money meets a price that is not known. State the price, or set a budget in messages.");

    private final String text;

    WhyClosed(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
