package dev.todoku.quota;

import dev.todoku.line.Route;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;

/** A billing month day by day: what LINE took of ours beside what it says it delivered. */
public record Statement(Usage usage, List<Line> lines) {

    /**
     * One day and route.
     *
     * @param day as LINE counts it (UTC+9)
     * @param requests accept entries of the day: groups of answers, not messages
     * @param confirmed LINE's count of every API sender's messages; empty until LINE has it
     */
    public record Line(
            LocalDate day, Route route, long requests, long accepted, long adjusted, OptionalLong confirmed) {}
}
