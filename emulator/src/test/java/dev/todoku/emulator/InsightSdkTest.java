package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.bot.insight.client.InsightClient;
import com.linecorp.bot.insight.model.GetMessageEventResponse;
import com.linecorp.bot.insight.model.GetNumberOfFollowersResponse;
import com.linecorp.bot.insight.model.GetNumberOfMessageDeliveriesResponse;
import com.linecorp.bot.messaging.client.MessagingApiClient;
import com.linecorp.bot.messaging.model.AgeDemographic;
import com.linecorp.bot.messaging.model.AgeDemographicFilter;
import com.linecorp.bot.messaging.model.DemographicFilter;
import com.linecorp.bot.messaging.model.Filter;
import com.linecorp.bot.messaging.model.GenderDemographic;
import com.linecorp.bot.messaging.model.GenderDemographicFilter;
import com.linecorp.bot.messaging.model.Limit;
import com.linecorp.bot.messaging.model.NarrowcastProgressResponse;
import com.linecorp.bot.messaging.model.NarrowcastRequest;
import com.linecorp.bot.messaging.model.NumberOfMessagesResponse;
import com.linecorp.bot.messaging.model.OperatorDemographicFilter;
import com.linecorp.bot.messaging.model.OperatorRecipient;
import com.linecorp.bot.messaging.model.PnpMessagesRequest;
import com.linecorp.bot.messaging.model.PushMessageRequest;
import com.linecorp.bot.messaging.model.RedeliveryRecipient;
import com.linecorp.bot.messaging.model.TextMessage;
import com.linecorp.bot.messaging.model.ValidateMessageRequest;
import dev.todoku.emulator.Box.Shop;
import dev.todoku.protocol.Json;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** LINE's own Java clients of narrowcasts, notification messages and insight. */
class InsightSdkTest {
    private static final TextMessage HELLO = new TextMessage("こんにちは");

    private Box box;
    private Shop shop;
    private List<String> friends;
    private InsightClient insight;
    private MessagingApiClient messaging;

    @BeforeEach
    void open() throws BindException {
        box = Box.atNoon();
        shop = box.open("jp-2023-standard");
        friends = box.addFriends(shop, 100);
        insight = InsightClient.builder(shop.token())
                .apiEndPoint(box.server().url())
                .build();
        messaging = MessagingApiClient.builder(shop.token())
                .apiEndPoint(box.server().url())
                .build();
    }

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void itNarrowcastsAndFollowsTheProgress() {
        box.control("PUT", shop.path("/traits"), "{\"gender\":\"female\",\"age\":33}");
        DemographicFilter women = new GenderDemographicFilter(List.of(GenderDemographic.FEMALE));
        DemographicFilter young = new AgeDemographicFilter(AgeDemographic.AGE_20, AgeDemographic.AGE_35);
        Filter filter = new Filter(new OperatorDemographicFilter(List.of(women, young), null, null));
        String first =
                narrowcast(new NarrowcastRequest(List.of(HELLO), null, filter, new Limit(30, true, false), false));
        assertThat(messaging.getNarrowcastProgress(first).join().body().phase())
                .isEqualTo(NarrowcastProgressResponse.Phase.WAITING);
        box.advance(Duration.ofSeconds(2));
        NarrowcastProgressResponse done =
                messaging.getNarrowcastProgress(first).join().body();
        assertThat(done.phase()).isEqualTo(NarrowcastProgressResponse.Phase.SUCCEEDED);
        assertThat(done.successCount()).isEqualTo(30);
        assertThat(done.acceptedTime().toInstant()).isEqualTo(Box.NOON);
        String rest = narrowcast(new NarrowcastRequest(
                List.of(HELLO), new OperatorRecipient(null, null, new RedeliveryRecipient(first)), null, null, false));
        box.advance(Duration.ofSeconds(2));
        assertThat(messaging.getNarrowcastProgress(rest).join().body().targetCount())
                .isEqualTo(70);
        messaging.validateNarrowcast(new ValidateMessageRequest(List.of(HELLO))).join();
    }

    @Test
    void itReadsWhatFriendsDid() {
        String request = Objects.requireNonNull(box.broadcast(shop).header("X-Line-Request-Id"));
        react(request, ",\"url\":\"https://example.com/\"");
        GetMessageEventResponse event = insight.getMessageEvent(request).join().body();
        assertThat(Objects.requireNonNull(event.overview()).uniqueClick()).isEqualTo(100);
        assertThat(Objects.requireNonNull(event.messages()).getFirst().mediaPlayed())
                .isNull();
        assertThat(Objects.requireNonNull(event.clicks()).getFirst().uniqueClickOfRequest())
                .isEqualTo(100);
    }

    @Test
    void itReadsUnits() {
        String request = messaging
                .pushMessage(
                        new UUID(1, 1),
                        new PushMessageRequest(friends.getFirst(), List.of(HELLO), false, List.of("sale")))
                .join()
                .requestId();
        react(Objects.requireNonNull(request), "");
        assertThat(insight.getStatisticsPerUnit("sale", "20261122", "20261122")
                        .join()
                        .body()
                        .messages())
                .hasSize(1);
        assertThat(messaging.getAggregationUnitUsage().join().body().numOfCustomAggregationUnits())
                .isEqualTo(1);
        assertThat(messaging
                        .getAggregationUnitNameList("10", null)
                        .join()
                        .body()
                        .customAggregationUnits())
                .containsExactly("sale");
    }

    @Test
    void itReadsFriendsAndDeliveries() {
        box.broadcast(shop);
        assertThat(insight.getFriendsDemographics().join().body().available()).isTrue();
        box.goTo("2026-11-22T21:00:00Z");
        assertThat(insight.getNumberOfMessageDeliveries("20261122")
                        .join()
                        .body()
                        .apiBroadcast())
                .isEqualTo(100);
        assertThat(insight.getNumberOfMessageDeliveries("20261123")
                        .join()
                        .body()
                        .status())
                .isEqualTo(GetNumberOfMessageDeliveriesResponse.Status.UNREADY);
        GetNumberOfFollowersResponse followers =
                insight.getNumberOfFollowers("20261122").join().body();
        assertThat(followers.targetedReaches()).isEqualTo(100);
    }

    @Test
    void itSendsNotificationMessages() {
        box.control(
                "PUT",
                shop.path("/phoneNumbers"),
                "{\"phoneNumbers\":{\"%s\":\"+819012345678\"}}".formatted(friends.getFirst()));
        String hash = "3d06a39d40790f11761295e053029378ae28c4b4f6f301693005e079f3d4ca64";
        messaging
                .pushMessagesByPhone("a-tag-of-the-shop", new PnpMessagesRequest(List.of(HELLO), hash, false))
                .join();
        assertThat(messaging.getPNPMessageStatistics("20261122").join().body().status())
                .isEqualTo(NumberOfMessagesResponse.Status.UNREADY);
    }

    private String narrowcast(NarrowcastRequest request) {
        return Objects.requireNonNull(messaging.narrowcast(null, request).join().requestId());
    }

    private void react(String requestId, String what) {
        box.control(
                "POST",
                shop.path("/reactions"),
                "{\"requestId\":\"%s\",\"userIds\":%s%s}"
                        .formatted(requestId, Json.mapper().writeValueAsString(friends), what));
    }
}
