package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.account.AgeBand;
import dev.todoku.emulator.account.AppType;
import dev.todoku.emulator.account.Gender;
import dev.todoku.emulator.account.Traits;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import dev.todoku.protocol.narrowcast.Area;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Sets what LINE believes about friends. */
final class TraitControl {
    private final Accounts accounts;

    TraitControl(Accounts accounts) {
        this.accounts = accounts;
    }

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("PUT", "/_emulator/accounts/{channelId}/traits", this::set);
    }

    /** Traits that are not named stay as they are; without user ids it is about everybody. */
    private record NewTraits(
            @Nullable List<String> userIds,
            @Nullable String gender,
            @Nullable Integer age,
            @Nullable String area,
            @Nullable String appType,
            @Nullable LocalDate followedOn) {}

    private Reply set(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        NewTraits wanted = call.body(NewTraits.class);
        Gender gender = word("gender", wanted.gender, Gender.values(), Gender::word);
        AppType appType = word("appType", wanted.appType, AppType.values(), AppType::word);
        AgeBand age = wanted.age == null ? null : AgeBand.of(wanted.age);
        Area area = area(wanted.area);
        account.locking(() -> ordinals(account, wanted.userIds).forEach(ordinal -> {
            Traits before = account.demographics().of(ordinal);
            account.demographics()
                    .set(
                            ordinal,
                            new Traits(
                                    gender == null ? before.gender() : gender,
                                    age == null ? before.age() : age,
                                    area == null ? before.area() : area,
                                    appType == null ? before.appType() : appType));
            if (wanted.followedOn != null) account.demographics().followed(ordinal, wanted.followedOn);
        }));
        return Reply.ok();
    }

    private static IntStream ordinals(Account account, @Nullable List<String> userIds) {
        if (userIds == null) return IntStream.range(0, account.friends().size());
        return IntStream.of(userIds.stream()
                .mapToInt(userId -> Lookup.friend(account, userId))
                .toArray());
    }

    private static @Nullable Area area(@Nullable String code) {
        if (code == null) return null;
        return Area.find(code)
                .orElseThrow(() -> ControlRefused.badRequest("area: got '" + code + "' (expected: as jp_13)"));
    }

    private static <T> @Nullable T word(String name, @Nullable String got, T[] values, Function<T, String> word) {
        if (got == null) return null;
        return Arrays.stream(values)
                .filter(value -> word.apply(value).equals(got))
                .findFirst()
                .orElseThrow(() -> ControlRefused.badRequest(name + ": got '" + got + "' (expected: one of "
                        + Arrays.stream(values).map(word).toList() + ")"));
    }
}
