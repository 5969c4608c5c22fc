package dev.todoku.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitsTest {

    @ParameterizedTest
    @CsvSource({
        "POST, /v2/bot/message/push, 2000, PT1S",
        "POST, /v2/bot/message/multicast, 200, PT1S",
        "POST, /v2/bot/message/narrowcast, 60, PT1H",
        "POST, /v2/bot/message/broadcast, 60, PT1H",
        "POST, /v2/oauth/accessToken, 370, PT1S",
        "PUT, /v2/bot/channel/webhook/endpoint, 1000, PT1M",
        "POST, /v2/bot/channel/webhook/test, 60, PT1H",
        "POST, /v2/bot/chat/loading/start, 100, PT1S",
        "GET, /v2/bot/richmenu/list, 10, PT1S",
        "GET, /v2/bot/richmenu/{richMenuId}, 2000, PT1S",
        "DELETE, /v2/bot/richmenu/{richMenuId}, 100, PT1H",
        "POST, /v2/bot/richmenu/batch, 3, PT1H",
        "GET, /v2/bot/richmenu/progress/batch, 100, PT1H",
        "DELETE, /v2/bot/richmenu/alias/{richMenuAliasId}, 100, PT1H",
        "PUT, /v2/bot/audienceGroup/{audienceGroupId}/updateDescription, 60, PT1M",
        "GET, /v2/bot/insight/richmenu/{richMenuId}/daily, 60, PT1H",
        "PUT, /v2/bot/coupon/{couponId}/close, 200, PT1S",
    })
    void aNamedLimitHoldsForItsEndpoint(String method, String template, int count, Duration per) {
        assertThat(RateLimits.find(method, template)).map(Endpoint::rate).contains(new Rate(count, per));
    }

    @Test
    void anotherPathIsNoEndpointAndGetsTheDefault() {
        assertThat(RateLimits.find("GET", "/v2/bot/info/")).isEmpty();
        assertThat(RateLimits.find("POST", "/v2/bot/info")).isEmpty();
        assertThat(RateLimits.of("GET", "/v2/bot/unheard-of")).isEqualTo(new Rate(2_000, Duration.ofSeconds(1)));
    }

    @Test
    void everyEndpointFindsItself() {
        assertThat(RateLimits.all()).hasSizeGreaterThan(100).doesNotHaveDuplicates();
        assertThat(RateLimits.all())
                .allSatisfy(endpoint -> assertThat(RateLimits.find(endpoint.method(), endpoint.template()))
                        .contains(endpoint));
    }
}
