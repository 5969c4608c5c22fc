package dev.todoku.emulator.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ends an authorization request: with a code, or with an error. */
public final class Authorizing {
    private final InstantSource clock;
    private final Login login;

    public Authorizing(InstantSource clock, Login login) {
        this.clock = clock;
        this.login = login;
    }

    /**
     * What the browser does next.
     *
     * @param parameters to be posted to {@code url}; empty if it is just to go there
     */
    public record Next(String url, Map<String, String> parameters) {}

    /**
     * The user has allowed it.
     *
     * @param befriended whether the user became a friend just now; absent if that was not offered
     */
    public Next allow(
            AuthorizeRequest request, String userId, List<String> scopes, String amr, @Nullable Boolean befriended) {
        Instant now = clock.instant();
        login.consents().give(request.channel().channelId(), userId, scopes);
        Grant grant = new Grant(
                request.channel().channelId(),
                userId,
                scopes,
                request.redirectUri(),
                request.nonce(),
                request.codeChallenge(),
                request.wantsAuthTime() ? now : null,
                amr);
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("code", login.codes().issue(grant, now));
        answer.put("state", request.state());
        if (befriended != null) answer.put("friendship_status_changed", befriended.toString());
        return next(request.channel(), request.redirectUri(), request.mode(), answer);
    }

    /** The user, or LINE, has not. */
    public Next refuse(AuthorizeRequest.Wrong wrong) {
        return next(wrong.channel(), wrong.redirectUri(), wrong.mode(), wrong.answer());
    }

    private Next next(LoginChannel channel, String redirectUri, ResponseMode mode, Map<String, String> answer) {
        Map<String, String> told =
                mode.signs() ? Map.of("response", IdTokens.makeAnswer(channel, answer, clock.instant())) : answer;
        if (mode.posts()) return new Next(redirectUri, told);
        String query = told.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return new Next(redirectUri + (redirectUri.contains("?") ? "&" : "?") + query, Map.of());
    }
}
