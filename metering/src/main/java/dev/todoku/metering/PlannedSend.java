package dev.todoku.metering;

import java.time.LocalDate;

/** Messages that are to be sent on a day, not counted yet. */
public record PlannedSend(LocalDate on, long messages) {

    public PlannedSend {
        Messages.require("planned messages", messages);
    }
}
