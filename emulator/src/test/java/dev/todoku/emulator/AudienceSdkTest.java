package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.linecorp.bot.audience.client.ManageAudienceBlobClient;
import com.linecorp.bot.audience.client.ManageAudienceClient;
import com.linecorp.bot.audience.client.ManageAudienceClientException;
import com.linecorp.bot.audience.model.AddAudienceToAudienceGroupRequest;
import com.linecorp.bot.audience.model.Audience;
import com.linecorp.bot.audience.model.AudienceGroupCreateRoute;
import com.linecorp.bot.audience.model.AudienceGroupJobStatus;
import com.linecorp.bot.audience.model.AudienceGroupStatus;
import com.linecorp.bot.audience.model.CreateAudienceGroupRequest;
import com.linecorp.bot.audience.model.CreateClickBasedAudienceGroupRequest;
import com.linecorp.bot.audience.model.CreateImpBasedAudienceGroupRequest;
import com.linecorp.bot.audience.model.GetAudienceDataResponse;
import com.linecorp.bot.audience.model.UpdateAudienceGroupDescriptionRequest;
import com.linecorp.bot.client.base.UploadFile;
import dev.todoku.emulator.Box.Shop;
import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** LINE's own Java clients of audience groups. */
class AudienceSdkTest {
    private Box box;
    private Shop shop;
    private List<String> friends;
    private ManageAudienceClient client;
    private ManageAudienceBlobClient blobs;

    @BeforeEach
    void open() throws BindException {
        box = Box.atNoon();
        shop = box.open("jp-2023-standard");
        friends = box.addFriends(shop, 60);
        client = ManageAudienceClient.builder(shop.token())
                .apiEndPoint(box.server().url())
                .build();
        blobs = ManageAudienceBlobClient.builder(shop.token())
                .apiEndPoint(box.server().url())
                .build();
    }

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void itUploadsAddsRenamesReadsAndRemoves() {
        long id = Objects.requireNonNull(client.createAudienceGroup(
                        new CreateAudienceGroupRequest("best", false, "first", audiences(friends.subList(0, 2))))
                .join()
                .body()
                .audienceGroupId());
        client.addAudienceToAudienceGroup(
                        new AddAudienceToAudienceGroupRequest(id, "second", audiences(friends.subList(2, 5))))
                .join();
        client.updateAudienceGroupDescription(id, new UpdateAudienceGroupDescriptionRequest("better"))
                .join();
        box.advance(Duration.ofSeconds(30));
        GetAudienceDataResponse data = client.getAudienceData(id).join().body();
        assertThat(Objects.requireNonNull(data.audienceGroup()).status()).isEqualTo(AudienceGroupStatus.READY);
        assertThat(data.audienceGroup().description()).isEqualTo("better");
        assertThat(data.audienceGroup().audienceCount()).isEqualTo(5);
        assertThat(Objects.requireNonNull(data.jobs())).hasSize(2);
        assertThat(data.jobs().getFirst().jobStatus()).isEqualTo(AudienceGroupJobStatus.FINISHED);
        assertThat(client.getAudienceGroups(
                                1L,
                                "BETTER",
                                AudienceGroupStatus.READY,
                                40L,
                                false,
                                AudienceGroupCreateRoute.MESSAGING_API)
                        .join()
                        .body()
                        .totalCount())
                .isEqualTo(1);
        client.deleteAudienceGroup(id).join();
        ManageAudienceClientException gone = failure(client.getAudienceData(id));
        assertThat(gone.getCode()).isEqualTo(400);
        assertThat(gone.getError()).isEqualTo("audience group not found");
        assertThat(gone.getDetails().getFirst().message()).isEqualTo("AUDIENCE_GROUP_NOT_FOUND");
    }

    @Test
    void itUploadsFiles() {
        long id = Objects.requireNonNull(blobs.createAudienceForUploadingUserIds(
                        "file", false, "lines", UploadFile.fromString(String.join("\n", friends), "text/plain"))
                .join()
                .body()
                .audienceGroupId());
        blobs.addUserIdsToAudience(id, "more", UploadFile.fromString(friends.getFirst(), "text/plain"))
                .join();
        box.advance(Duration.ofSeconds(30));
        GetAudienceDataResponse data = client.getAudienceData(id).join().body();
        assertThat(Objects.requireNonNull(data.audienceGroup()).audienceCount()).isEqualTo(60);
        assertThat(data.audienceGroup().description()).isEqualTo("file");
        assertThat(Objects.requireNonNull(data.jobs()).getFirst().description()).isEqualTo("more");
    }

    @Test
    void itRetargets() {
        String requestId = Objects.requireNonNull(box.broadcast(shop).header("X-Line-Request-Id"));
        URI url = URI.create("https://example.com/");
        assertThat(client.createClickBasedAudienceGroup(
                                new CreateClickBasedAudienceGroupRequest("clicked", requestId, url))
                        .join()
                        .body()
                        .clickUrl())
                .isEqualTo(url);
        assertThat(client.createImpBasedAudienceGroup(new CreateImpBasedAudienceGroupRequest("seen", requestId))
                        .join()
                        .body()
                        .requestId())
                .isEqualTo(requestId);
    }

    private static List<Audience> audiences(List<String> userIds) {
        return userIds.stream().map(Audience::new).toList();
    }

    private static ManageAudienceClientException failure(CompletableFuture<?> call) {
        CompletionException thrown = catchThrowableOfType(CompletionException.class, call::join);
        if (thrown.getCause() instanceof ManageAudienceClientException refused) return refused;
        throw new AssertionError("expected a refusal of the SDK's own kind", thrown);
    }
}
