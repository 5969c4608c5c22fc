package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.linecorp.bot.client.base.Result;
import com.linecorp.bot.messaging.client.MessagingApiClient;
import com.linecorp.bot.messaging.client.MessagingApiClientException;
import com.linecorp.bot.messaging.model.BotInfoResponse;
import com.linecorp.bot.messaging.model.BroadcastRequest;
import com.linecorp.bot.messaging.model.GetFollowersResponse;
import com.linecorp.bot.messaging.model.MessageQuotaResponse;
import com.linecorp.bot.messaging.model.MulticastRequest;
import com.linecorp.bot.messaging.model.NumberOfMessagesResponse;
import com.linecorp.bot.messaging.model.PushMessageRequest;
import com.linecorp.bot.messaging.model.PushMessageResponse;
import com.linecorp.bot.messaging.model.QuotaType;
import com.linecorp.bot.messaging.model.ReplyMessageRequest;
import com.linecorp.bot.messaging.model.ReplyMessageResponse;
import com.linecorp.bot.messaging.model.SetWebhookEndpointRequest;
import com.linecorp.bot.messaging.model.TestWebhookEndpointRequest;
import com.linecorp.bot.messaging.model.TestWebhookEndpointResponse;
import com.linecorp.bot.messaging.model.TextMessage;
import com.linecorp.bot.messaging.model.UserProfileResponse;
import com.linecorp.bot.messaging.model.ValidateMessageRequest;
import com.linecorp.bot.webhook.model.MessageEvent;
import com.linecorp.bot.webhook.model.TextMessageContent;
import dev.todoku.emulator.Box.Shop;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The official Java SDK cannot tell the emulator from LINE. */
class SdkTest {
    private static final UUID KEY = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
    private static final TextMessage HELLO = new TextMessage("こんにちは");

    private Box box;
    private Bot bot;
    private Shop shop;
    private List<String> friends;
    private MessagingApiClient client;

    @BeforeEach
    void open() throws IOException {
        box = Box.atNoon();
        bot = Bot.start();
        shop = box.openJson("""
                {"name":"Shop","plan":"jp-2023-communication","webhook":"%s"}""".formatted(bot.url()));
        friends = box.addFriends(shop, 150);
        client = MessagingApiClient.builder(shop.token())
                .apiEndPoint(box.server().url())
                .build();
    }

    @AfterEach
    void close() {
        bot.close();
        box.close();
    }

    @Test
    void itPushesAndIsToldOfARepeatedKey() {
        Result<PushMessageResponse> first = client.pushMessage(KEY, push()).join();
        assertThat(first.requestId()).isNotNull();
        assertThat(first.body().sentMessages()).hasSize(1);
        MessagingApiClientException conflict = failure(client.pushMessage(KEY, push()));
        assertThat(conflict.getCode()).isEqualTo(409);
        assertThat(conflict.getError()).isEqualTo("The retry key is already accepted");
        assertThat(conflict.getSentMessages().getFirst().id())
                .isEqualTo(first.body().sentMessages().getFirst().id());
        assertThat(box.usage(shop).get("used").asLong()).isEqualTo(1);
    }

    @Test
    void itMulticastsUpToTheMonthlyLimit() {
        client.multicast(KEY, multicast(friends)).join();
        MessagingApiClientException refused = failure(client.multicast(new UUID(1, 2), multicast(friends)));
        assertThat(refused.getCode()).isEqualTo(429);
        assertThat(refused.getError()).isEqualTo("You have reached your monthly limit.");
        MessageQuotaResponse quota = client.getMessageQuota().join().body();
        assertThat(quota.type()).isEqualTo(QuotaType.LIMITED);
        assertThat(quota.value()).isEqualTo(200);
        box.settings("{\"consumptionLag\":\"PT0S\"}");
        assertThat(client.getMessageQuotaConsumption().join().body().totalUsage())
                .isEqualTo(150);
    }

    @Test
    void itBroadcastsAndReadsTheCountTheNextDay() {
        client.broadcast(KEY, new BroadcastRequest(List.of(HELLO), false)).join();
        box.goTo("2026-11-22T21:00:00Z");
        NumberOfMessagesResponse sent =
                client.getNumberOfSentBroadcastMessages("20261122").join().body();
        assertThat(sent.status()).isEqualTo(NumberOfMessagesResponse.Status.READY);
        assertThat(sent.success()).isEqualTo(150);
        assertThat(client.getNumberOfSentReplyMessages("20261122").join().body().success())
                .isZero();
        assertThat(client.getNumberOfSentMulticastMessages("20261122")
                        .join()
                        .body()
                        .success())
                .isZero();
        assertThat(client.getNumberOfSentPushMessages("20261123").join().body().status())
                .isEqualTo(NumberOfMessagesResponse.Status.UNREADY);
    }

    @Test
    void itReadsAWebhookAndReplies() {
        box.act(shop, friends.getFirst(), "{\"type\":\"message\",\"text\":\"予約\"}");
        box.settle();
        MessageEvent event = (MessageEvent)
                bot.received().getFirst().parse(shop.secret()).events().getFirst();
        assertThat(((TextMessageContent) event.message()).text()).isEqualTo("予約");
        ReplyMessageRequest reply =
                new ReplyMessageRequest(Objects.requireNonNull(event.replyToken()), List.of(HELLO), false);
        Result<ReplyMessageResponse> replied = client.replyMessage(reply).join();
        assertThat(replied.body().sentMessages()).hasSize(1);
        assertThat(failure(client.replyMessage(reply)).getError()).isEqualTo("Invalid reply token");
    }

    @Test
    void itReadsTheBotItsFriendsAndTheirProfiles() {
        BotInfoResponse info = client.getBotInfo().join().body();
        assertThat(info.userId()).isEqualTo(shop.botUserId());
        assertThat(info.chatMode()).isEqualTo(BotInfoResponse.ChatMode.BOT);
        GetFollowersResponse page = client.getFollowers(null, 100).join().body();
        assertThat(page.userIds()).isEqualTo(friends.subList(0, 100));
        assertThat(client.getFollowers(page.next(), 100).join().body().userIds())
                .isEqualTo(friends.subList(100, 150));
        UserProfileResponse profile =
                client.getProfile(friends.getFirst()).join().body();
        assertThat(profile.userId()).isEqualTo(friends.getFirst());
        assertThat(profile.displayName()).isNotEmpty();
        assertThat(failure(client.getProfile(Box.strangers(1).getFirst())).getCode())
                .isEqualTo(404);
    }

    @Test
    void itSetsAndTestsTheWebhook() {
        TestWebhookEndpointResponse tested = client.testWebhookEndpoint(new TestWebhookEndpointRequest(null))
                .join()
                .body();
        assertThat(tested.success()).isTrue();
        assertThat(tested.statusCode()).isEqualTo(200);
        URI url = URI.create("https://bot.example.com/webhook");
        client.setWebhookEndpoint(new SetWebhookEndpointRequest(url)).join();
        assertThat(client.getWebhookEndpoint().join().body().endpoint()).isEqualTo(url);
    }

    @Test
    void itValidatesMessages() {
        ValidateMessageRequest hello = new ValidateMessageRequest(List.of(HELLO));
        client.validatePush(hello).join();
        client.validateReply(hello).join();
        client.validateMulticast(hello).join();
        client.validateBroadcast(hello).join();
        MessagingApiClientException refused =
                failure(client.validatePush(new ValidateMessageRequest(List.of(new TextMessage("")))));
        assertThat(refused.getCode()).isEqualTo(400);
        assertThat(refused.getDetails().getFirst().property()).isEqualTo("messages[0].text");
    }

    @Test
    void itMakesTokensToLinkAccounts() {
        assertThat(client.issueLinkToken(friends.getFirst()).join().body().linkToken())
                .isNotEmpty();
    }

    @Test
    void aWrongTokenIsRefused() {
        MessagingApiClient stranger = MessagingApiClient.builder("wrong")
                .apiEndPoint(box.server().url())
                .build();
        assertThat(failure(stranger.getBotInfo()).getCode()).isEqualTo(401);
    }

    private PushMessageRequest push() {
        return new PushMessageRequest(friends.getFirst(), List.of(HELLO), false, null);
    }

    private static MulticastRequest multicast(List<String> to) {
        return new MulticastRequest(List.of(HELLO), to, false, null);
    }

    private static MessagingApiClientException failure(CompletableFuture<?> call) {
        CompletionException thrown = catchThrowableOfType(CompletionException.class, call::join);
        if (thrown.getCause() instanceof MessagingApiClientException refused) return refused;
        throw new AssertionError("expected a refusal of the SDK's own kind", thrown);
    }
}
