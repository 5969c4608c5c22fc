package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import java.net.BindException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RichMenuInsightTest {
    private Box box;
    private Shop shop;
    private List<String> friends;
    private String id;

    @BeforeEach
    void open() throws BindException {
        box = Box.atNoon();
        box.settings("{\"rateWindow\":\"off\"}");
        shop = box.openSmall();
        friends = box.addFriends(shop, 25);
        id = box.post(
                        shop,
                        "/v2/bot/richmenu",
                        RichMenuTest.menu(
                                "{\"type\":\"postback\",\"data\":\"a\"}",
                                "{\"type\":\"uri\",\"uri\":\"https://example.com\"}"))
                .json()
                .get("richMenuId")
                .asString();
        box.upload(shop, "/v2/bot/richmenu/" + id + "/content", "image/png", RichMenuTest.PICTURE);
        box.post(shop, "/v2/bot/user/all/richmenu/" + id, "");
    }

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void viewsAndTapsOfWholeDaysAreSummedUpTheNextDay() {
        see(0, 25);
        tap(0, 0, 19);
        box.goTo("2026-11-22T21:00:00Z");
        assertThat(summary("20261122", "20261122").propertyNames()).containsExactly("richMenuId");
        see(0, 5);
        tap(0, 18, 22);
        tap(1, 0, 2);
        tap(1, 0, 2);
        box.goTo("2026-11-23T21:00:00Z");

        JsonNode all = summary("20261101", "20261130");
        assertThat(all.get("metricsFrom").asString()).isEqualTo("20261122");
        assertThat(all.get("metricsTo").asString()).isEqualTo("20261123");
        assertThat(all.at("/impression/metrics/count").asInt()).isEqualTo(30);
        assertThat(all.at("/impression/metrics/uniqueUsers").asInt()).isEqualTo(25);
        assertThat(all.at("/clicks/0/metrics/count").asInt()).isEqualTo(23);
        assertThat(all.at("/clicks/0/metrics/uniqueUsers").asInt()).isEqualTo(22);
        assertThat(all.at("/clicks/1/metrics/count").asInt()).isEqualTo(4);
        assertThat(all.at("/clicks/1/metrics/uniqueUsers").asInt()).isEqualTo(2);
        assertThat(all.at("/clicks/1/bounds/x").asInt()).isEqualTo(100);

        JsonNode daily = box.get(shop, path("daily", "20261120", "20261124")).json();
        assertThat(daily.at("/impression/metrics/0/date").asString()).isEqualTo("20261122");
        assertThat(daily.at("/impression/metrics/0/count").asInt()).isEqualTo(25);
        assertThat(daily.at("/impression/metrics/1/count").asInt()).isEqualTo(5);
        assertThat(daily.at("/clicks/0/metrics/1/uniqueUsers").asInt()).isEqualTo(4);
        assertThat(daily.at("/clicks/1/metrics").size()).isEqualTo(1);
    }

    @Test
    void todayIsNotReady() {
        tap(0, 0, 25);
        assertThat(summary("20261122", "20261122").propertyNames()).containsExactly("richMenuId");
    }

    @Test
    void thePeriodMustBeOneThatLineTakes() {
        for (String wrong : List.of(
                path("summary", "2026112", "20261122"),
                path("summary", "20261122", "20261121"),
                path("summary", "20231121", "20231122"),
                path("summary", "20250101", "20260202"),
                path("daily", "20260801", "20261109"),
                "/v2/bot/insight/richmenu/" + id + "/summary?from=20261122"))
            assertThat(box.get(shop, wrong).status()).as(wrong).isEqualTo(400);
        assertThat(box.get(shop, path("summary", "20250101", "20260201")).status())
                .isEqualTo(200);
        assertThat(box.get(shop, path("daily", "20260801", "20261108")).status())
                .isEqualTo(200);
        Answer unknown = box.get(shop, path("summary", "20261122", "20261122").replace(id, "richmenu-1"));
        assertThat(unknown.status()).isEqualTo(404);
    }

    private void see(int from, int to) {
        for (String friend : friends.subList(from, to))
            assertThat(box.control("POST", shop.path("/friends/" + friend + "/richmenu/views"), "")
                            .status())
                    .isEqualTo(200);
    }

    private void tap(int area, int from, int to) {
        for (String friend : friends.subList(from, to))
            assertThat(box.tapMenu(shop, friend, area).status()).isEqualTo(200);
    }

    private JsonNode summary(String from, String to) {
        return box.get(shop, path("summary", from, to)).json();
    }

    private String path(String kind, String from, String to) {
        return "/v2/bot/insight/richmenu/%s/%s?from=%s&to=%s".formatted(id, kind, from, to);
    }
}
