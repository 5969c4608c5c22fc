package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.linecorp.bot.messaging.client.MessagingApiBlobClient;
import com.linecorp.bot.messaging.client.MessagingApiClient;
import com.linecorp.bot.messaging.client.MessagingApiClientException;
import com.linecorp.bot.messaging.model.ChatReference;
import com.linecorp.bot.messaging.model.CouponCreateRequest;
import com.linecorp.bot.messaging.model.CouponDiscountRewardRequest;
import com.linecorp.bot.messaging.model.CouponListResponse;
import com.linecorp.bot.messaging.model.CouponResponse;
import com.linecorp.bot.messaging.model.DiscountFixedPriceInfoRequest;
import com.linecorp.bot.messaging.model.GetMessageContentTranscodingResponse;
import com.linecorp.bot.messaging.model.LotteryAcquisitionConditionRequest;
import com.linecorp.bot.messaging.model.LotteryAcquisitionConditionResponse;
import com.linecorp.bot.messaging.model.MarkMessagesAsReadByTokenRequest;
import com.linecorp.bot.messaging.model.MarkMessagesAsReadRequest;
import com.linecorp.bot.messaging.model.Membership;
import com.linecorp.bot.messaging.model.ShowLoadingAnimationRequest;
import com.linecorp.bot.messaging.model.SubscribedMembershipUser;
import dev.todoku.emulator.Box.Shop;
import dev.todoku.emulator.content.PlainPng;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The official Java SDK's methods for groups, content, coupons, memberships and chat marks, all of them. */
class ChatSdkTest {
    private Box box;
    private Bot bot;
    private Shop shop;
    private String friend;
    private MessagingApiClient client;
    private MessagingApiBlobClient blobs;

    @BeforeEach
    void open() throws IOException {
        box = Box.atNoon();
        bot = Bot.start();
        shop = box.openJson("""
                {"name":"Shop","plan":"jp-2023-communication","webhook":"%s"}""".formatted(bot.url()));
        friend = box.addFriends(shop, 1).getFirst();
        client = MessagingApiClient.builder(shop.token())
                .apiEndPoint(box.server().url())
                .build();
        blobs = MessagingApiBlobClient.builder(shop.token())
                .apiEndPoint(box.server().url())
                .build();
    }

    @AfterEach
    void close() {
        bot.close();
        box.close();
    }

    private String group(String kind) {
        return box.control(
                        "POST",
                        shop.path("/groups"),
                        "{\"kind\":\"%s\",\"name\":\"家族\",\"members\":[\"%s\"],\"memberCount\":2}"
                                .formatted(kind, friend))
                .json()
                .get("chatId")
                .asString();
    }

    @Test
    void itReadsAndLeavesGroups() {
        String id = group("group");
        assertThat(client.getGroupSummary(id).join().body().groupName()).isEqualTo("家族");
        assertThat(client.getGroupMemberCount(id).join().body().count()).isEqualTo(3);
        assertThat(client.getGroupMembersIds(id, null).join().body().memberIds())
                .hasSize(3)
                .contains(friend);
        assertThat(client.getGroupMemberProfile(id, friend).join().body().userId())
                .isEqualTo(friend);
        client.leaveGroup(id).join();
        assertThat(failure(client.getGroupSummary(id)).getError()).isEqualTo("Not found");
    }

    @Test
    void itReadsAndLeavesRooms() {
        String id = group("room");
        assertThat(client.getRoomMemberCount(id).join().body().count()).isEqualTo(3);
        assertThat(client.getRoomMembersIds(id, null).join().body().memberIds()).hasSize(3);
        assertThat(client.getRoomMemberProfile(id, friend).join().body().displayName())
                .isNotEmpty();
        client.leaveRoom(id).join();
        client.leaveRoom(id).join();
        assertThat(failure(client.getRoomMemberCount(id)).getCode()).isEqualTo(404);
    }

    @Test
    void itFetchesWhatFriendsSend() throws IOException {
        byte[] picture = PlainPng.of(300, 200, 0);
        String id = send("image/png", picture);
        assertThat(blobs.getMessageContent(id).join().body().byteStream().readAllBytes())
                .isEqualTo(picture);
        assertThat(blobs.getMessageContentPreview(id).join().body().mimeType()).startsWith("image/");
        String video = send("video/mp4", new byte[] {1, 2, 3});
        assertThat(blobs.getMessageContent(video).join().body().byteStream().readAllBytes())
                .isEmpty();
        assertThat(transcoding(video)).isEqualTo(GetMessageContentTranscodingResponse.Status.PROCESSING);
        box.advance(Duration.ofSeconds(2));
        assertThat(transcoding(video)).isEqualTo(GetMessageContentTranscodingResponse.Status.SUCCEEDED);
        assertThat(failure(blobs.getMessageContent("1")).getError()).isEqualTo("not found");
    }

    private String send(String contentType, byte[] bytes) {
        return box.upload(shop, shop.path("/friends/" + friend + "/contents"), contentType, bytes)
                .json()
                .get("messageId")
                .asString();
    }

    private GetMessageContentTranscodingResponse.Status transcoding(String messageId) {
        return blobs.getMessageContentTranscodingByMessageId(messageId)
                .join()
                .body()
                .status();
    }

    @Test
    void itMakesListsAndClosesCoupons() {
        String id = client.createCoupon(coupon()).join().body().couponId();
        CouponResponse read = client.getCouponDetail(id).join().body();
        assertThat(read.title()).isEqualTo("くじ");
        assertThat(read.status()).isEqualTo(CouponResponse.Status.RUNNING);
        assertThat(read.acquisitionCondition()).isEqualTo(new LotteryAcquisitionConditionResponse(50, -1));
        assertThat(read.timezone()).isEqualTo(CouponResponse.Timezone.ASIA_TOKYO);
        List<CouponListResponse> running = client.listCoupon(Set.of("RUNNING", "DRAFT"), null, 10)
                .join()
                .body()
                .items();
        assertThat(running).containsExactly(new CouponListResponse(id, "くじ"));
        client.closeCoupon(id).join();
        assertThat(failure(client.closeCoupon(id)).getCode()).isEqualTo(410);
        assertThat(client.listCoupon(null, null, null).join().body().items()).hasSize(1);
    }

    private static CouponCreateRequest coupon() {
        return new CouponCreateRequest(
                new LotteryAcquisitionConditionRequest(50, -1),
                null,
                "CODE1",
                "説明",
                1_924_959_599L,
                "https://example.com/a.jpg",
                1,
                0L,
                "くじ",
                null,
                new CouponDiscountRewardRequest(new DiscountFixedPriceInfoRequest(100L)),
                CouponCreateRequest.Visibility.UNLISTED,
                CouponCreateRequest.Timezone.ASIA_TOKYO);
    }

    @Test
    void itReadsMemberships() {
        int id = box.control("POST", shop.path("/memberships"), "{\"title\":\"Basic\",\"price\":500}")
                .json()
                .get("membershipId")
                .asInt();
        box.control("POST", shop.path("/friends/%s/memberships/%d/join".formatted(friend, id)), "");
        Membership plan = client.getMembershipList().join().body().memberships().getFirst();
        assertThat(plan.price()).isEqualTo(500.0);
        assertThat(plan.currency()).isEqualTo(Membership.Currency.JPY);
        SubscribedMembershipUser user = client.getMembershipSubscription(friend)
                .join()
                .body()
                .subscriptions()
                .getFirst()
                .user();
        assertThat(user.nextBillingDate()).isEqualTo("2026-12-22");
        assertThat(client.getJoinedMembershipUsers(id, null, 10).join().body().userIds())
                .containsExactly(friend);
    }

    @Test
    void itShowsThatItReadsAndIsAboutToAnswer() {
        client.showLoadingAnimation(new ShowLoadingAnimationRequest(friend, 10)).join();
        client.markMessagesAsRead(new MarkMessagesAsReadRequest(new ChatReference(friend)))
                .join();
        box.act(shop, friend, "{\"type\":\"message\",\"text\":\"一\"}");
        box.settle();
        String token = bot.lastEvent().at("/message/markAsReadToken").asString();
        client.markMessagesAsReadByToken(new MarkMessagesAsReadByTokenRequest(token))
                .join();
        assertThat(failure(client.markMessagesAsReadByToken(new MarkMessagesAsReadByTokenRequest("x")))
                        .getError())
                .startsWith("Invalid markAsReadToken.");
    }

    private static MessagingApiClientException failure(CompletableFuture<?> call) {
        CompletionException thrown = catchThrowableOfType(CompletionException.class, call::join);
        if (thrown.getCause() instanceof MessagingApiClientException refused) return refused;
        throw new AssertionError("expected a refusal of the SDK's own kind", thrown);
    }
}
