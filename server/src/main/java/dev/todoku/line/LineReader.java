package dev.todoku.line;

import dev.todoku.line.LineException.Kind;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.UserId;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Asks LINE: who the bot is, a friend's profile, the month's figures; and issues tokens. Each question may be asked again
 * and throws {@link LineException} when there is no answer.
 */
@Component
public final class LineReader {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final LineHttp http;
    private final LineClock clock;
    private final URI line;

    LineReader(LineHttp http, LineClock clock, LineSettings settings) {
        this.http = http;
        this.clock = clock;
        this.line = settings.url();
    }

    /** {@code POST /oauth2/v3/token}: a stateless token, by the channel's id and secret. */
    public IssuedToken issueToken(ChannelKey key) {
        String form = form(Map.of(
                "grant_type", "client_credentials",
                "client_id", key.channelId(),
                "client_secret", key.channelSecret()));
        TokenAnswer answer = answer(
                HttpRequest.newBuilder(line.resolve("/oauth2/v3/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)),
                TokenAnswer.class);
        return new IssuedToken(
                new Credentials(answer.access_token()), clock.now().plusSeconds(answer.expires_in()));
    }

    /**
     * Which channel a token is of, by LINE's verify calls: short-lived and long-lived tokens have one, v2.1's another.
     *
     * @throws LineException {@link Kind#REFUSED} for a token that neither knows, and for a stateless one
     */
    public String channelOf(Credentials credentials) {
        String form = form(Map.of("access_token", credentials.token()));
        try {
            return answer(
                            HttpRequest.newBuilder(line.resolve("/v2/oauth/verify"))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(BodyPublishers.ofString(form)),
                            VerifiedToken.class)
                    .client_id();
        } catch (LineException e) {
            if (e.kind() != Kind.REFUSED) {
                throw e;
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(line.resolve("/oauth2/v2.1/verify?" + form));
            return answer(request, VerifiedToken.class).client_id();
        }
    }

    public BotInfo botInfo(Credentials credentials) {
        return get(credentials, "/v2/bot/info", BotInfo.class);
    }

    public Profile profile(Credentials credentials, UserId friend) {
        return get(credentials, "/v2/bot/profile/" + friend, Profile.class);
    }

    /** People in a group ({@code C…}) or room ({@code R…}) the bot is in, without the bot. */
    public MemberCount memberCount(Credentials credentials, String groupOrRoom) {
        String kind = groupOrRoom.startsWith("C") ? "group" : "room";
        return get(credentials, "/v2/bot/%s/%s/members/count".formatted(kind, groupOrRoom), MemberCount.class);
    }

    /** At most 1,000 ids; only verified and premium accounts may ask ({@link Kind#REFUSED} else). */
    public FollowerIds followerIds(Credentials credentials, int limit, @Nullable String start) {
        String query = start == null ? "" : "&start=" + encode(start);
        return get(credentials, "/v2/bot/followers/ids?limit=" + limit + query, FollowerIds.class);
    }

    /** LINE's own count of friends on a day of UTC+9. */
    public FollowerCount followerCount(Credentials credentials, LocalDate day) {
        return get(credentials, "/v2/bot/insight/followers?date=" + DAY.format(day), FollowerCount.class);
    }

    public Quota quota(Credentials credentials) {
        return get(credentials, "/v2/bot/message/quota", Quota.class);
    }

    public Consumption consumption(Credentials credentials) {
        return get(credentials, "/v2/bot/message/quota/consumption", Consumption.class);
    }

    /** What LINE delivered by one route on a day of UTC+9. */
    public DeliveryCount deliveryCount(Credentials credentials, Route route, LocalDate day) {
        return get(
                credentials,
                "/v2/bot/message/delivery/%s?date=%s".formatted(route.key(), DAY.format(day)),
                DeliveryCount.class);
    }

    private <T> T get(Credentials credentials, String path, Class<T> type) {
        return answer(
                HttpRequest.newBuilder(line.resolve(path)).header("Authorization", "Bearer " + credentials.token()),
                type);
    }

    private <T> T answer(HttpRequest.Builder request, Class<T> type) {
        try {
            HttpResponse<byte[]> response = http.send(request);
            if (response.statusCode() != 200) {
                throw refusal(response);
            }
            return Json.mapper().readValue(response.body(), type);
        } catch (IOException e) {
            throw new LineException(Kind.UNREACHABLE, "LINE: got no answer: " + LineSender.reason(e), e);
        } catch (JacksonException e) {
            throw new LineException(Kind.UNREACHABLE, "LINE: got an answer that is not its JSON", e);
        }
    }

    private static LineException refusal(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        Kind kind = switch (status) {
            case 401 -> Kind.UNAUTHORISED;
            case 404 -> Kind.NOT_FOUND;
            case 429 -> Kind.RATE_LIMITED;
            default -> status / 100 == 4 ? Kind.REFUSED : Kind.UNREACHABLE;
        };
        String said = LineSender.error(response).message();
        return new LineException(
                kind,
                "LINE: got status %d from %s%s (expected: 200)"
                        .formatted(status, response.uri().getPath(), said.isEmpty() ? "" : ", \"" + said + "\""),
                null);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private record VerifiedToken(String client_id) {}

    private record TokenAnswer(String access_token, long expires_in) {}
}
