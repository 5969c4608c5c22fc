package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ClockTest {
    private Box box;
    private ExecutorService threads;

    @BeforeEach
    void open() throws BindException {
        box = Box.with(EmulatorOptions.onFreePort().frozenAt(Box.NOON).withPatience(Duration.ofSeconds(1)));
        threads = Executors.newVirtualThreadPerTaskExecutor();
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        box.close();
    }

    @Test
    void frozenItMovesOnlyWhenTold() {
        assertThat(now(clock())).isEqualTo(Box.NOON);
        assertThat(clock().get("mode").asString()).isEqualTo("manual");
        Answer moved = box.advance(Duration.ofMinutes(2));
        assertThat(now(moved.json())).isEqualTo(Box.NOON.plusSeconds(120));
        assertThat(now(clock())).isEqualTo(Box.NOON.plusSeconds(120));
    }

    @Test
    void itGoesBackOnlyBeforeAnythingHappened() {
        assertThat(box.goTo("2026-11-01T00:00:00Z").status()).isEqualTo(200);
        box.openSmall();
        Answer refused = box.goTo("2026-10-31T00:00:00Z");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(box.control("PUT", "/_emulator/clock", "{\"advance\":\"-PT1S\"}")
                        .status())
                .isEqualTo(400);
        assertThat(box.control("PUT", "/_emulator/clock", "{}").status()).isEqualTo(400);
    }

    @Test
    void runningItFollowsTheSystemAndFreezesAgain() {
        JsonNode running =
                box.control("PUT", "/_emulator/clock", "{\"mode\":\"system\"}").json();
        assertThat(running.get("mode").asString()).isEqualTo("system");
        assertThat(now(running)).isAfterOrEqualTo(Box.NOON);
        box.advance(Duration.ofDays(1));
        Instant frozen = now(
                box.control("PUT", "/_emulator/clock", "{\"mode\":\"manual\"}").json());
        assertThat(now(clock())).isEqualTo(frozen);
        assertThat(Duration.between(now(running), frozen)).isGreaterThanOrEqualTo(Duration.ofDays(1));
    }

    @Test
    void aLongPollAnswersWhenTheClockIsMoved() throws ExecutionException, InterruptedException {
        long version = clock().get("version").asLong();
        CompletableFuture<Answer> polled = CompletableFuture.supplyAsync(
                () -> box.control("GET", "/_emulator/clock?after=" + version, null), threads);
        box.advance(Duration.ofSeconds(5));
        assertThat(polled.get().json().get("version").asLong()).isGreaterThan(version);
    }

    @Test
    void aFollowerIsAwaitedAtEveryOneOfItsInstants() {
        List<Instant> stops = new ArrayList<>();
        Instant first = Box.NOON.plusSeconds(10);
        Instant second = Box.NOON.plusSeconds(40);
        report(clock().get("version").asLong(), true, first, 1);
        CompletableFuture<Void> follower = CompletableFuture.runAsync(
                () -> {
                    long version = clock().get("version").asLong() - 1;
                    for (int n = 2; stops.isEmpty() || stops.getLast().isBefore(Box.NOON.plusSeconds(60)); n++) {
                        JsonNode clock = box.control("GET", "/_emulator/clock?after=" + version, null)
                                .json();
                        version = clock.get("version").asLong();
                        Instant now = now(clock);
                        stops.add(now);
                        Instant due = now.isBefore(first) ? first : now.isBefore(second) ? second : null;
                        report(version, true, due, n);
                    }
                },
                threads);
        assertThat(box.advance(Duration.ofMinutes(1)).status()).isEqualTo(200);
        follower.join();
        assertThat(stops).contains(first, second, Box.NOON.plusSeconds(60)).isSorted();
    }

    @Test
    void whoStaysBusyIsNamed() {
        report(1, false, null, 1);
        Answer stuck = box.advance(Duration.ofMinutes(1));
        assertThat(stuck.status()).isEqualTo(409);
        assertThat(stuck.json().get("busy").get(0).asString()).startsWith("server: ");
        box.control("DELETE", "/_emulator/clock/followers/server", null);
        assertThat(box.advance(Duration.ofMinutes(1)).status()).isEqualTo(200);
    }

    @Test
    void aReportFromBeforeAWebhookDoesNotShowQuiet() throws IOException {
        try (Bot bot = Bot.start()) {
            Shop shop = box.openJson("""
                    {"name":"Shop","plan":"jp-2023-communication","friends":1,"webhook":"%s"}""".formatted(bot.url()));
            String friend = Box.userIds(box.get(shop, "/v2/bot/followers/ids")).getFirst();
            bot.answers(() -> {
                // what the server does when it has taken the event: it is busy, then quiet again
                threads.execute(() -> report(1_000, true, null, 2));
                return 200;
            });
            report(1_000, true, null, 1);
            box.act(shop, friend, "{\"type\":\"follow\"}");
            assertThat(box.advance(Duration.ZERO).status()).isEqualTo(200);

            bot.answers(() -> 200);
            box.act(shop, friend, "{\"type\":\"follow\"}");
            Answer stuck = box.advance(Duration.ZERO);
            assertThat(stuck.status()).isEqualTo(409);
            assertThat(stuck.json().get("busy").get(0).asString())
                    .isEqualTo("server: no report since the last webhook");
        }
    }

    private JsonNode clock() {
        return box.control("GET", "/_emulator/clock", null).json();
    }

    private static Instant now(JsonNode clock) {
        return Instant.parse(clock.get("now").asString());
    }

    private void report(long version, boolean quiet, @Nullable Instant nextDue, long number) {
        String due = nextDue == null ? "null" : "\"" + nextDue + "\"";
        Answer answer =
                box.control("PUT", "/_emulator/clock/followers/server", """
                {"version":%d,"quiet":%b,"nextDue":%s,"report":%d}""".formatted(version, quiet, due, number));
        assertThat(answer.status()).isEqualTo(200);
    }

    /** Farther than LINE can write an instant nobody goes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"advance\":\"PT2562047788015215H\"}",
                "{\"advance\":\"P3000000D\"}",
                "{\"now\":\"+1000000000-12-31T23:59:59.999999999Z\"}",
                "{\"now\":\"+10000-01-01T00:00:00Z\"}",
                "{\"now\":\"-1000000000-01-01T00:00:00Z\"}"
            })
    void timeHasEnds(String move) {
        Answer refused = box.control("PUT", "/_emulator/clock", move);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).contains("expected: ");
        assertThat(now(clock())).isEqualTo(Box.NOON);
    }

    @Test
    void atTheEndOfTimeLineStillAnswers() {
        Box.Shop shop = box.openSmall();
        box.addFriends(shop, 3);
        assertThat(box.goTo("9999-12-31T23:59:59Z").status()).isEqualTo(200);
        assertThat(box.broadcast(shop).status()).isEqualTo(200);
        assertThat(box.post(shop, "/v2/bot/message/narrowcast", "{\"messages\":[{\"type\":\"text\",\"text\":\"x\"}]}")
                        .status())
                .isEqualTo(202);
        assertThat(box.advance(Duration.ZERO).status()).isEqualTo(200);
    }
}
