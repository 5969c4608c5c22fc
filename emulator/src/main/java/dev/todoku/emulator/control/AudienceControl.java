package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.account.AudienceGroup;
import dev.todoku.emulator.account.AudienceGroup.CreateRoute;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import dev.todoku.emulator.ids.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Adds audience groups that this LINE's API cannot make: those of LINE's own screens, and those that others share. */
final class AudienceControl {
    private final InstantSource clock;
    private final Accounts accounts;
    private final Ids ids;

    AudienceControl(InstantSource clock, Accounts accounts, Ids ids) {
        this.clock = clock;
        this.accounts = accounts;
        this.ids = ids;
    }

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("POST", "/_emulator/accounts/{channelId}/audienceGroups", this::add);
    }

    private record NewGroup(
            AudienceGroup.@Nullable Kind type,
            @Nullable String description,
            @Nullable CreateRoute createRoute,
            @Nullable List<String> userIds,
            AudienceGroup.@Nullable Owner owner) {}

    private Reply add(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        NewGroup wanted = call.body(NewGroup.class);
        List<String> userIds = ControlCall.require("userIds", wanted.userIds);
        Instant now = clock.instant();
        AudienceGroup group = new AudienceGroup(
                new AudienceGroup.Origin(
                        ids.audienceGroupId(),
                        ControlCall.require("type", wanted.type),
                        wanted.createRoute == null ? CreateRoute.OA_MANAGER : wanted.createRoute,
                        false,
                        now,
                        null,
                        null,
                        wanted.owner),
                ControlCall.require("description", wanted.description));
        account.locking(() -> {
            RoaringBitmap members = new RoaringBitmap();
            userIds.forEach(userId -> members.add(Lookup.friend(account, userId)));
            group.add(new AudienceGroup.Job(ids.audienceJobId(), null, now, now, now, members));
            account.audienceGroups().add(group);
        });
        return Reply.json(Map.of("audienceGroupId", group.id()));
    }
}
