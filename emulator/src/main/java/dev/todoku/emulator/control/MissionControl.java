package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.account.MissionStickers;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets an account give mission stickers, which LINE does on application, and shows what it gave. */
final class MissionControl {
    private final Accounts accounts;

    MissionControl(Accounts accounts) {
        this.accounts = accounts;
    }

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("PUT", "/_emulator/accounts/{channelId}/mission-stickers", this::set);
        routes.add("GET", "/_emulator/accounts/{channelId}/mission-stickers", this::get);
    }

    private record Wanted(
            @Nullable Boolean allowed, @Nullable List<Product> products) {}

    private record Product(
            @Nullable String productId,
            @Nullable Boolean mission,
            @Nullable Boolean forChannel,
            @Nullable Instant from,
            @Nullable Instant until) {
        MissionStickers.Product read() {
            return new MissionStickers.Product(
                    ControlCall.require("productId", productId),
                    mission == null || mission,
                    forChannel == null || forChannel,
                    from,
                    until);
        }
    }

    private Reply set(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        Wanted wanted = call.body(Wanted.class);
        List<MissionStickers.Product> products = ControlCall.require("products", wanted.products).stream()
                .map(Product::read)
                .toList();
        account.locking(() -> account.missionStickers().set(wanted.allowed == null || wanted.allowed, products));
        return get(call);
    }

    private Reply get(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        return Reply.json(account.locked(() -> Map.of(
                "allowed", account.missionStickers().allowed(),
                "products", account.missionStickers().products(),
                "given", account.missionStickers().given())));
    }
}
