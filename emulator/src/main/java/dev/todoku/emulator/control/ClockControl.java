package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.clock.ClockMode;
import dev.todoku.emulator.clock.ClockReading;
import dev.todoku.emulator.clock.EmulatedClock;
import dev.todoku.emulator.clock.FollowerReport;
import dev.todoku.emulator.clock.Followers;
import dev.todoku.emulator.clock.Passage;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads and moves the clock, and hears those who follow it. */
final class ClockControl {
    private static final Duration POLL_MAX = Duration.ofSeconds(20);

    private final EmulatedClock clock;
    private final Followers followers;
    private final Passage passage;
    private final Accounts accounts;

    ClockControl(EmulatedClock clock, Followers followers, Passage passage, Accounts accounts) {
        this.clock = clock;
        this.followers = followers;
        this.passage = passage;
        this.accounts = accounts;
    }

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("GET", "/_emulator/clock", this::read);
        routes.add("PUT", "/_emulator/clock", this::move);
        routes.add("PUT", "/_emulator/clock/followers/{name}", this::report);
        routes.add("DELETE", "/_emulator/clock/followers/{name}", this::leave);
    }

    private record Move(
            @Nullable Instant now,
            @Nullable Duration advance,
            @Nullable ClockMode mode) {}

    private Reply read(ControlCall call) {
        String after = call.query("after");
        if (after == null) return Reply.json(clock.read());
        try {
            return Reply.json(clock.awaitAfter(Long.parseLong(after), POLL_MAX));
        } catch (NumberFormatException e) {
            throw ControlRefused.badRequest("after: got '" + after + "' (expected: a clock version)");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.json(clock.read());
        }
    }

    private Reply move(ControlCall call) {
        Move move = call.body(Move.class);
        if (Stream.of(move.now, move.advance, move.mode)
                        .filter(Objects::nonNull)
                        .count()
                != 1) throw ControlRefused.badRequest("clock: got " + move + " (expected: one of now, advance, mode)");
        try {
            if (move.now != null) return Reply.json(goTo(move.now));
            if (move.advance != null) return Reply.json(advance(move.advance));
        } catch (Passage.NotQuiet e) {
            throw ControlRefused.conflict(Map.of(
                    "message",
                    "The clock stands at " + clock.instant() + ": not everybody is quiet",
                    "busy",
                    e.busy()));
        }
        if (move.mode == ClockMode.MANUAL) clock.freeze();
        else clock.run();
        return Reply.json(clock.read());
    }

    /** Back in time only before anything has happened. */
    private ClockReading goTo(Instant now) throws Passage.NotQuiet {
        if (now.isBefore(EmulatedClock.EARLIEST) || now.isAfter(EmulatedClock.LATEST))
            throw ControlRefused.badRequest(
                    "now: got %s (expected: %s to %s)".formatted(now, EmulatedClock.EARLIEST, EmulatedClock.LATEST));
        if (!now.isBefore(clock.instant())) return passage.advanceTo(now);
        if (!accounts.isEmpty())
            throw ControlRefused.conflict(
                    "now: got %s (expected: not before %s, as there are accounts)".formatted(now, clock.instant()));
        clock.set(now);
        return clock.read();
    }

    private ClockReading advance(Duration time) throws Passage.NotQuiet {
        Duration most = Duration.between(clock.instant(), EmulatedClock.LATEST);
        if (time.isNegative() || time.compareTo(most) > 0)
            throw ControlRefused.badRequest("advance: got " + time + " (expected: PT0S to " + most + ", which is "
                    + EmulatedClock.LATEST + ")");
        return passage.advance(time);
    }

    private Reply report(ControlCall call) {
        followers.report(call.variable("name"), call.body(FollowerReport.class));
        return Reply.json(clock.read());
    }

    private Reply leave(ControlCall call) {
        followers.leave(call.variable("name"));
        return Reply.ok();
    }
}
