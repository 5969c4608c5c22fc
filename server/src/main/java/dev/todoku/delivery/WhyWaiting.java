package dev.todoku.delivery;

import dev.todoku.kernel.Why;

/** What a delivery waits for, or why it stopped; beside the reasons of quota, which it passes on. */
public enum WhyWaiting implements Why.Code {
    MONTH_RESETS("The month's count resets: nothing is sent around that moment; it opens again at {opensAt}."),
    MONTH_ENDS("The month's count resets at {resetsAt}; nothing is begun right before."),
    MONTH_ENDED("The month ended before everybody was sent to."),
    STILL_DOES_NOT_FIT("After the reset it still does not fit: {count} asked, {remaining} remaining of {limit}."),
    MONTHLY_LIMIT("LINE sends nothing more this month: {said}"),
    TOKEN_REFUSED("LINE does not accept the channel's token: {said}"),
    LINE_REFUSED("LINE refused: {said}"),
    LINE_SILENT("LINE did not answer ({said}); asking again with the same key."),
    LINE_UNREACHABLE("LINE cannot be reached ({said}); trying again."),
    LINE_SLOWS("LINE asks to go slower; trying again."),
    NEVER_ANSWERED("LINE never answered for {count}, and may not be asked again: nobody knows whether they got it."),
    PAUSED("The owner paused it."),
    QUIET_HOURS("Campaigns are not sent in the quiet hours; it goes on at {opensAt}."),
    QUIET_OVER_RESET("The quiet hours last until {opensAt}, beyond the month's reset at {resetsAt}."),
    CANCELLED("The owner cancelled it."),
    RESTORED("Restored from a backup: it may have been sent since. Send it, or give it up.");

    private final String text;

    WhyWaiting(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
