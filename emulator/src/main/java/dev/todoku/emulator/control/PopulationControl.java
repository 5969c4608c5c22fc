package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import dev.todoku.emulator.life.Truth;
import dev.todoku.emulator.person.Person;
import dev.todoku.protocol.UserId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes crowds of friends from a seed, and tells who one of them really is. */
final class PopulationControl {
    private static final Duration HISTORY_DEFAULT = Duration.ofDays(730);
    private static final Duration HISTORY_MAX = Duration.ofDays(3_650);

    private final Accounts accounts;
    private final Population population;

    PopulationControl(Accounts accounts, Population population) {
        this.accounts = accounts;
        this.population = population;
    }

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("POST", "/_emulator/accounts/{channelId}/populations", this::add);
        routes.add("GET", "/_emulator/accounts/{channelId}/friends/{userId}/person", this::person);
    }

    /**
     * @param seed the same seed makes the same people, with the same user ids; 1 unless given
     * @param history over how long they became friends, the more the later; two years unless given
     */
    private record NewPopulation(
            @Nullable Integer count,
            @Nullable Long seed,
            @Nullable Duration history) {}

    private record Added(int count, long seed, String firstUserId, int friends) {}

    private Reply add(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        NewPopulation wanted = call.body(NewPopulation.class);
        int count = Population.requireCount("count", ControlCall.require("count", wanted.count));
        if (count == 0) throw ControlRefused.badRequest("count: got 0 (expected: 1 or more)");
        long seed = wanted.seed == null ? 1 : wanted.seed;
        Duration history = wanted.history == null ? HISTORY_DEFAULT : wanted.history;
        if (history.isNegative() || history.compareTo(HISTORY_MAX) > 0)
            throw ControlRefused.badRequest("history: got " + history + " (expected: PT0S to " + HISTORY_MAX + ")");
        int first = population.addCrowd(account, count, seed, history);
        return account.locked(() -> Reply.json(
                201,
                new Added(
                        count,
                        seed,
                        new UserId(account.friends().userId(first)).toString(),
                        account.friends().size())));
    }

    /** What the friend would say of themselves if they told the truth; no bot ever sees this. */
    private Reply person(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        Person person = account.locked(() -> account.friends().person(Lookup.friend(account, call.variable("userId"))));
        return Reply.json(Truth.of(person));
    }
}
