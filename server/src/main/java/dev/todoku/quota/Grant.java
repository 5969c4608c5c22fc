package dev.todoku.quota;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/**
 * The right to send, drawn from one month: accepted and released messages go back to exactly these pots.
 *
 * @param path the pots that gave it, top-down
 */
public record Grant(YearMonth month, List<String> path) {

    public Grant {
        path = List.copyOf(path);
    }

    /**
     * The pots an accepted message is used from. A share set apart was reserved in the month when it was set apart, so
     * using it turns the month's reserve into use as well.
     */
    List<String> acceptPath() {
        return Pot.isSetApart(path.getFirst())
                ? Stream.concat(Stream.of(Pot.MONTH), path.stream()).toList()
                : path;
    }
}
