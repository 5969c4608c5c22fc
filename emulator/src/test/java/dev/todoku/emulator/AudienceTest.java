package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import dev.todoku.protocol.Json;
import java.net.BindException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AudienceTest {
    private static final String GROUPS = "/v2/bot/audienceGroup/";

    private Box box;
    private Shop shop;
    private List<String> friends;

    @BeforeEach
    void open() throws BindException {
        box = Box.atNoon();
        box.settings("{\"rateWindow\":\"off\"}");
        shop = box.open("jp-2023-standard");
        friends = box.addFriends(shop, 120);
    }

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void anUploadBecomesReadyAfterAWhile() {
        Answer created = upload("お得意様", friends.subList(0, 30));
        assertThat(created.status()).isEqualTo(202);
        assertThat(Json.write(created.json()))
                .asString()
                .isEqualTo("{\"audienceGroupId\":%d,\"createRoute\":\"MESSAGING_API\",\"type\":\"UPLOAD\","
                                .formatted(id(created))
                        + "\"description\":\"お得意様\",\"created\":1795316400,\"permission\":\"READ_WRITE\","
                        + "\"expireTimestamp\":1810868400,\"isIfaAudience\":false}");
        assertState(created, "IN_PROGRESS", "QUEUED", 0);
        box.advance(Duration.ofSeconds(15));
        assertState(created, "IN_PROGRESS", "WORKING", 0);
        box.advance(Duration.ofSeconds(15));
        assertState(created, "READY", "FINISHED", 30);
    }

    @Test
    void peopleAreAddedToItByJobs() {
        Answer created = upload("a", friends.subList(0, 30));
        box.advance(Duration.ofSeconds(30));
        Answer added = add(id(created), friends.subList(20, 60));
        assertThat(added.status()).isEqualTo(202);
        assertThat(added.json().isEmpty()).isTrue();
        assertState(created, "IN_PROGRESS", "QUEUED", 30);
        box.advance(Duration.ofSeconds(30));
        assertState(created, "READY", "FINISHED", 60);
        assertThat(data(created).get("jobs").get(0).get("audienceCount").asInt())
                .isEqualTo(40);
        assertThat(data(created).get("jobs").get(0).get("description").asString())
                .isEqualTo("週末");
        assertThat(data(created).get("jobs")).hasSize(2);
    }

    @Test
    void tenJobsAtOnceAreTheMost() {
        Answer created = upload("a", friends.subList(0, 1));
        for (int i = 0; i < 9; i++)
            assertThat(add(id(created), friends.subList(0, 1)).status()).isEqualTo(202);
        assertThat(add(id(created), friends.subList(0, 1)).status()).isEqualTo(429);
        box.advance(Duration.ofSeconds(30));
        assertThat(add(id(created), friends.subList(0, 1)).status()).isEqualTo(202);
    }

    @Test
    void aGroupWithoutPeopleIsReadyAndOneOfStrangersFails() {
        assertState(upload("empty", List.of()), "READY", null, 0);
        Answer strangers = upload("strangers", Box.strangers(3));
        box.advance(Duration.ofSeconds(30));
        assertState(strangers, "FAILED", "FAILED", 0);
        assertThat(data(strangers).get("audienceGroup").get("failedType").asString())
                .isEqualTo("AUDIENCE_GROUP_AUDIENCE_INSUFFICIENT");
    }

    @Test
    void afterHalfAYearItIsExpired() {
        Answer created = upload("a", friends.subList(0, 60));
        box.advance(Duration.ofDays(180));
        assertState(created, "EXPIRED", "FINISHED", 60);
        assertError(add(id(created), friends), "AUDIENCE_GROUP_CAN_NOT_UPLOAD_STATUS_EXPIRED");
        assertThat(narrowcast(id(created)).message()).isEqualTo("Invalid audience group id: " + id(created));
    }

    @Test
    void advertisingIdsAreUserIdsAsUuids() {
        String user = friends.getFirst().substring(1);
        String ifa = user.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
        Answer created = post("upload", """
                {"description":"ifa","isIfaAudience":true,"audiences":[{"id":"%s"}]}""".formatted(ifa));
        assertThat(created.json().get("isIfaAudience").asBoolean()).isTrue();
        box.advance(Duration.ofSeconds(30));
        assertState(created, "READY", "FINISHED", 1);
        assertError(add(id(created), friends), "UPLOAD_AUDIENCE_GROUP_INVALID_AUDIENCE_ID_FORMAT");
    }

    @Test
    void wrongUploadsAreRefusedByName() {
        assertError(upload("", friends), "AUDIENCE_GROUP_NAME_EMPTY");
        assertError(upload("x".repeat(121), friends), "AUDIENCE_GROUP_NAME_SIZE_OVER");
        assertThat(upload("x".repeat(121), friends).message()).isEqualTo("size over audienceGroupName");
        assertError(upload("a\\nb", friends), "AUDIENCE_GROUP_NAME_WRONG");
        assertError(upload("a", List.of("x")), "UPLOAD_AUDIENCE_GROUP_INVALID_AUDIENCE_ID_FORMAT");
        assertThat(upload("a", List.of("x")).message()).isEqualTo("Invalid audience id format");
        assertError(upload("a", Box.strangers(10_001)), "UPLOAD_AUDIENCE_GROUP_TOO_MANY_AUDIENCE_IDS");
        assertError(
                post("upload", "{\"description\":\"a\",\"uploadDescription\":\"%s\"}".formatted("x".repeat(301))),
                "AUDIENCE_GROUP_UPLOAD_DESCRIPTION_SIZE_OVER");
        assertError(add(1, friends), "AUDIENCE_GROUP_NOT_FOUND");
        assertError(add(id(upload("a", List.of())), List.of()), "UPLOAD_AUDIENCE_GROUP_NO_VALID_AUDIENCE_IDS");
        assertThat(box.get(shop, GROUPS + "1").message()).isEqualTo("audience group not found");
        assertError(box.get(shop, GROUPS + "x"), "AUDIENCE_GROUP_NOT_FOUND");
    }

    @Test
    void aThousandGroupsAreTheMost() {
        for (int i = 0; i < 1_000; i++) upload("a" + i, List.of());
        assertError(upload("one more", List.of()), "AUDIENCE_GROUP_COUNT_MAX_OVER");
    }

    @Test
    void filesHoldOneIdALine() {
        Answer created = file("POST", "text/plain", "description", "file", String.join("\r\n", friends));
        assertThat(created.status()).isEqualTo(202);
        box.advance(Duration.ofSeconds(30));
        assertState(created, "READY", "FINISHED", 120);
        assertThat(file("PUT", "text/plain", "audienceGroupId", Long.toString(id(created)), friends.getFirst() + "\n")
                        .status())
                .isEqualTo(202);
        assertThat(file("POST", "text/csv", "description", "file", "").status()).isEqualTo(415);
        assertError(
                file("POST", "text/plain", "description", "file", "\n"), "UPLOAD_AUDIENCE_GROUP_NO_VALID_AUDIENCE_IDS");
        assertError(
                file("POST", "text/plain", "description", "file", "x"),
                "UPLOAD_AUDIENCE_GROUP_INVALID_AUDIENCE_ID_FORMAT");
        assertThat(post("upload/byFile", "{}").message())
                .isEqualTo("The content type, application/json, is not supported");
    }

    @Test
    void aBrokenQuotationInAFormIsTakenAsItStands() {
        String form = """
                --xyz
                Content-Disposition: form-data; name="description"
                Content-Type: application/json

                "abc
                --xyz--
                """.replace("\n", "\r\n");
        Answer answer = box.send(box.request("POST", GROUPS + "upload/byFile", form)
                .header("Authorization", "Bearer " + shop.token())
                .header("Content-Type", "multipart/form-data; boundary=xyz")
                .build());
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void filesOfAMillionAndAHalfAreTaken() {
        String ids = (friends.getFirst() + "\n").repeat(1_500_000);
        assertThat(file("POST", "text/plain", "description", "file", ids).status())
                .isEqualTo(202);
        assertError(
                file("POST", "text/plain", "description", "file", ids + friends.getFirst()),
                "UPLOAD_AUDIENCE_GROUP_TOO_MANY_AUDIENCE_IDS");
    }

    @Test
    void whoClickedOrSawBecomesAGroup() {
        String request = broadcast();
        react(request, friends.subList(0, 60), "\"url\":\"https://example.com/a\"");
        react(request, friends.subList(40, 100), "\"url\":\"https://example.com/b\"");
        react(request, friends.subList(100, 120), "\"seq\":1");
        Answer any = post("click", retargeting(request, ""));
        assertThat(any.status()).isEqualTo(202);
        assertThat(any.json().get("type").asString()).isEqualTo("CLICK");
        assertThat(any.json().get("requestId").asString()).isEqualTo(request);
        Answer one = post("click", retargeting(request, ",\"clickUrl\":\"https://example.com/b\""));
        Answer seen = post("imp", retargeting(request, ""));
        assertState(seen, "IN_PROGRESS", null, 0);
        box.advance(Duration.ofSeconds(30));
        assertState(any, "READY", null, 100);
        assertState(one, "READY", null, 60);
        assertState(seen, "READY", null, 120);
        assertThat(narrowcast(id(one)).status()).isEqualTo(202);
        assertError(post("imp", retargeting(request, "")), "AUDIENCE_GROUP_REQUESTID_DUPLICATE");
    }

    @Test
    void fewerThanFiftyDoNot() {
        String request = broadcast();
        react(request, friends.subList(0, 49), "\"seq\":1");
        Answer seen = post("imp", retargeting(request, ""));
        box.advance(Duration.ofSeconds(30));
        assertState(seen, "FAILED", null, 49);
        react(request, friends.subList(0, 19), "\"url\":\"https://example.com/\"");
        Answer clicked = post("click", retargeting(request, ""));
        box.advance(Duration.ofSeconds(30));
        assertState(clicked, "FAILED", null, 0);
    }

    @Test
    void onlyLateBroadcastsAndNarrowcastsCanBeRetargeted() {
        assertError(post("imp", retargeting("x", "")), "REQUEST_NOT_FOUND");
        String push = String.valueOf(box.push(shop, friends.getFirst()).header("X-Line-Request-Id"));
        assertError(post("click", retargeting(push, "")), "REQUEST_NOT_FOUND");
        String request = broadcast();
        box.advance(Duration.ofDays(60).plusSeconds(1));
        assertError(post("imp", retargeting(request, "")), "TOO_OLD_MESSAGES");
    }

    @Test
    void groupsAreRenamedAndRemoved() {
        Answer created = upload("before", List.of());
        String path = GROUPS + id(created);
        assertThat(box.put(shop, path + "/updateDescription", "{\"description\":\"after\"}")
                        .status())
                .isEqualTo(200);
        assertThat(data(created).get("audienceGroup").get("description").asString())
                .isEqualTo("after");
        assertError(box.put(shop, path + "/updateDescription", "{\"description\":\"\"}"), "AUDIENCE_GROUP_NAME_EMPTY");
        assertThat(box.send(delete(path)).status()).isEqualTo(202);
        assertError(box.send(delete(path)), "AUDIENCE_GROUP_NOT_FOUND");
    }

    @Test
    void groupsAreListedByPage() {
        IntStream.range(0, 45).forEach(i -> upload("group " + i, List.of()));
        upload("Other", friends.subList(0, 1));
        JsonNode first = list("?page=1");
        assertThat(first.get("audienceGroups")).hasSize(20);
        assertThat(first.get("audienceGroups").get(0).get("description").asString())
                .isEqualTo("Other");
        assertThat(first.get("hasNextPage").asBoolean()).isTrue();
        assertThat(first.get("totalCount").asInt()).isEqualTo(46);
        assertThat(first.get("readWriteAudienceGroupTotalCount").asInt()).isEqualTo(46);
        JsonNode last = list("?page=2&size=40");
        assertThat(last.get("audienceGroups")).hasSize(6);
        assertThat(last.get("hasNextPage").asBoolean()).isFalse();
        assertThat(list("?page=1&description=OTHER").get("totalCount").asInt()).isEqualTo(1);
        assertThat(list("?page=1&status=IN_PROGRESS").get("totalCount").asInt()).isEqualTo(1);
        assertThat(list("?page=1&createRoute=OA_MANAGER").get("totalCount").asInt())
                .isZero();
        assertError(box.get(shop, GROUPS + "list"), "TOO_LOW");
        Answer tooMany = box.get(shop, GROUPS + "list?page=1&size=41");
        assertError(tooMany, "TOO_HIGH");
        assertThat(tooMany.message()).isEqualTo("size: must be less than or equal to 40");
    }

    @Test
    void groupsOfLinesScreensCanBeReadAndUsedOnly() {
        long tag = make("{\"type\":\"CHAT_TAG\",\"description\":\"VIP\",\"userIds\":%s}", friends.subList(0, 10));
        assertThat(list("?page=1")
                        .get("audienceGroups")
                        .get(0)
                        .get("permission")
                        .asString())
                .isEqualTo("READ");
        assertThat(list("?page=1&includesExternalPublicGroups=false")
                        .get("totalCount")
                        .asInt())
                .isZero();
        assertError(box.send(delete(GROUPS + tag)), "WRONG_BOT_ID");
        assertThat(box.get(shop, GROUPS + tag)
                        .json()
                        .get("audienceGroup")
                        .get("audienceCount")
                        .asInt())
                .as("fewer than 20 are told as none")
                .isZero();
        Answer sent = narrowcast(tag);
        box.advance(Duration.ofSeconds(2));
        assertThat(progress(sent).get("successCount").asInt()).isEqualTo(10);
    }

    @Test
    void sharedGroupsAreApart() {
        long shared = make("""
                {"type":"WEBTRAFFIC","description":"s","createRoute":"AD_MANAGER","userIds":%s,
                "owner":{"serviceType":"lap","id":"A012345678","name":"Ads"}}""", friends);
        upload("own", List.of());
        JsonNode data = box.get(shop, GROUPS + "shared/" + shared).json();
        assertThat(data.get("owner").get("id").asString()).isEqualTo("A012345678");
        assertThat(data.get("audienceGroup").get("createRoute").asString()).isEqualTo("AD_MANAGER");
        assertError(box.get(shop, GROUPS + shared), "AUDIENCE_GROUP_NOT_FOUND");
        assertThat(list("?page=1").get("totalCount").asInt()).isEqualTo(1);
        assertThat(box.get(shop, GROUPS + "shared/list?page=1")
                        .json()
                        .get("totalCount")
                        .asInt())
                .isEqualTo(1);
        assertThat(box.get(shop, GROUPS + "shared/list?page=1&includesOwnedAudienceGroups=true")
                        .json()
                        .get("totalCount")
                        .asInt())
                .isEqualTo(2);
        assertError(box.get(shop, GROUPS + "shared/1"), "AUDIENCE_GROUP_NOT_FOUND");
    }

    @Test
    void aSmallAudienceOfAnotherKindFailsTheNarrowcast() {
        long small = make("{\"type\":\"FRIEND_PATH\",\"description\":\"p\",\"userIds\":%s}", friends.subList(0, 49));
        Answer sent = narrowcast(small);
        box.advance(Duration.ofSeconds(1));
        assertThat(progress(sent).get("errorCode").asInt()).isEqualTo(4);
        long large = make("{\"type\":\"FRIEND_PATH\",\"description\":\"p\",\"userIds\":%s}", friends.subList(0, 50));
        box.act(shop, friends.getFirst(), "{\"type\":\"unfollow\"}");
        Answer fewer = narrowcast(large);
        box.advance(Duration.ofSeconds(1));
        assertThat(progress(fewer).get("errorCode").asInt()).isEqualTo(2);
    }

    @Test
    void whoeverIsNoFriendGetsNothing() {
        Answer created = upload("a", friends.subList(0, 5));
        box.advance(Duration.ofSeconds(30));
        box.act(shop, friends.getFirst(), "{\"type\":\"unfollow\"}");
        Answer sent = narrowcast(id(created));
        box.advance(Duration.ofSeconds(2));
        assertThat(progress(sent).get("targetCount").asInt()).isEqualTo(4);
    }

    private void assertState(Answer created, String status, @Nullable String job, int count) {
        JsonNode data = data(created);
        assertThat(data.get("audienceGroup").get("status").asString()).isEqualTo(status);
        assertThat(data.get("audienceGroup").get("audienceCount").asInt()).isEqualTo(count);
        if (job == null) assertThat(data.get("jobs").isEmpty()).isTrue();
        else assertThat(data.get("jobs").get(0).get("jobStatus").asString()).isEqualTo(job);
    }

    private static void assertError(Answer answer, String code) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("details").get(0).get("message").asString())
                .isEqualTo(code);
    }

    private static long id(Answer created) {
        return created.json().get("audienceGroupId").asLong();
    }

    private JsonNode data(Answer created) {
        return box.get(shop, GROUPS + id(created)).json();
    }

    private JsonNode list(String query) {
        return box.get(shop, GROUPS + "list" + query).json();
    }

    private Answer post(String path, String body) {
        return box.post(shop, GROUPS + path, body);
    }

    private Answer upload(String description, List<String> userIds) {
        return post("upload", "{\"description\":\"%s\",\"audiences\":%s}".formatted(description, ids(userIds)));
    }

    private Answer add(long id, List<String> userIds) {
        return box.put(shop, GROUPS + "upload", """
                {"audienceGroupId":%d,"uploadDescription":"週末","audiences":%s}""".formatted(id, ids(userIds)));
    }

    private static String ids(List<String> userIds) {
        List<String> ids = new ArrayList<>();
        userIds.forEach(id -> ids.add("{\"id\":\"" + id + "\"}"));
        return ids.toString();
    }

    private Answer file(String method, String type, String field, String value, String content) {
        String body = """
                --xyz\r
                Content-Disposition: form-data; name="%s"\r
                \r
                %s\r
                --xyz\r
                Content-Disposition: form-data; name="file"; filename="ids.txt"\r
                Content-Type: %s\r
                \r
                %s\r
                --xyz--\r
                """.formatted(field, value, type, content);
        return box.send(box.request(method, GROUPS + "upload/byFile", body)
                .header("Authorization", "Bearer " + shop.token())
                .header("Content-Type", "multipart/form-data; boundary=xyz")
                .build());
    }

    private HttpRequest delete(String path) {
        return box.request("DELETE", path, null)
                .header("Authorization", "Bearer " + shop.token())
                .build();
    }

    private String broadcast() {
        return String.valueOf(box.broadcast(shop).header("X-Line-Request-Id"));
    }

    private static String retargeting(String requestId, String more) {
        return "{\"description\":\"r\",\"requestId\":\"%s\"%s}".formatted(requestId, more);
    }

    private void react(String requestId, List<String> userIds, String what) {
        box.control(
                "POST",
                shop.path("/reactions"),
                "{\"requestId\":\"%s\",\"userIds\":%s,%s}"
                        .formatted(requestId, Json.mapper().writeValueAsString(userIds), what));
    }

    private long make(String body, List<String> userIds) {
        return id(box.control(
                "POST",
                shop.path("/audienceGroups"),
                body.formatted(Json.mapper().writeValueAsString(userIds))));
    }

    private Answer narrowcast(long audienceGroupId) {
        return box.post(shop, "/v2/bot/message/narrowcast", """
                {"messages":[{"type":"text","text":"x"}],"recipient":{"type":"audience","audienceGroupId":%d}}""".formatted(audienceGroupId));
    }

    private JsonNode progress(Answer answer) {
        return box.get(shop, "/v2/bot/message/progress/narrowcast?requestId=" + answer.header("X-Line-Request-Id"))
                .json();
    }
}
