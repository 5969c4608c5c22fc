package dev.todoku.campaign;

import dev.todoku.kernel.Why;

/** Why a campaign has not started, or what an estimate does not know; beside the reasons of quota and delivery. */
enum WhyNotSent implements Why.Code {
    NOBODY("Nobody is in the audience."),
    DOES_NOT_FIT("{count} messages do not fit: {remaining} remain of {limit} until {resetsAt}."),
    MISSED("Its time was {at}, more than an hour ago, when the server was away. Send it, or give it up."),
    PRICE_NOT_KNOWN("The price is not known: {said}"),
    TOO_FEW("{count} friends are too few to try {variants} texts and send the best to others."),
    APPROVAL_NEEDED(
            "{count} messages cost {cost} {currency}, more than {above}: somebody who did not write it has to let it go."),
    APPROVAL_NEEDED_PRICE_NOT_KNOWN(
            "What {count} messages cost is not known: somebody who did not write it has to let it go."),
    RESTORED("Restored from a backup: it may have been sent since. Send it, or give it up.");

    private final String text;

    WhyNotSent(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
