package dev.todoku.demo.client;

import dev.todoku.demo.client.EmulatorClient.Channel;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The server's REST API as its owner. */
public final class ServerClient {

    private final Http http;

    public ServerClient(URI url, String token) {
        this.http = new Http(url, token);
    }

    /** A connected account; {@code checks} say how it stands with LINE. */
    public record Account(long accountId, String name, String webhookPath, List<Check> checks) {}

    public record Check(String check, boolean ok, String detail) {}

    public boolean answers() {
        return http.answers("/api/v1/accounts");
    }

    /** Connects by channel id and secret; tokens are issued by the server. */
    public Account connect(String name, Channel channel, String plan, @Nullable Long additionalCap) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of(
                "name",
                name,
                "channelId",
                channel.channelId(),
                "channelSecret",
                channel.channelSecret(),
                "plan",
                plan));
        if (additionalCap != null) {
            body.put("additionalCap", additionalCap);
        }
        return http.post("/api/v1/accounts", body, Account.class);
    }

    public AccountClient account(long accountId) {
        return new AccountClient(http, "/api/v1/accounts/" + accountId);
    }
}
