package dev.todoku.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitsTest {

    private static final String USER = "U8e742f61d673b39c7fff3cecb7536ef0";

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
        "GET, /v2/bot/richmenu/richmenu-1, 2000, PT1S",
        "DELETE, /v2/bot/richmenu/richmenu-1, 100, PT1H",
        "POST, /v2/bot/richmenu/batch, 3, PT1H",
        "GET, /v2/bot/richmenu/progress/batch, 100, PT1H",
        "DELETE, /v2/bot/richmenu/alias/a, 100, PT1H",
        "PUT, /v2/bot/audienceGroup/1/updateDescription, 60, PT1M",
        "GET, /v2/bot/insight/richmenu/r/daily, 60, PT1H",
        "PUT, /v2/bot/coupon/c/close, 200, PT1S",
    })
    void aNamedLimitHoldsForItsEndpoint(String method, String path, int count, Duration per) {
        assertThat(RateLimits.find(method, path)).map(Endpoint::rate).contains(new Rate(count, per));
    }

    @Test
    void thePathsValuesDoNotTellEndpointsApartButTheMethodDoes() {
        assertThat(RateLimits.find("GET", "/v2/bot/profile/" + USER))
                .isEqualTo(RateLimits.find("get", "/v2/bot/profile/U1"));
        assertThat(RateLimits.find("GET", "/v2/bot/richmenu/r"))
                .isNotEqualTo(RateLimits.find("DELETE", "/v2/bot/richmenu/r"));
    }

    @Test
    void theMoreLiteralTemplateAnswers() {
        assertThat(RateLimits.find("POST", "/v2/bot/user/all/richmenu/r"))
                .map(Endpoint::template)
                .contains("/v2/bot/user/all/richmenu/{richMenuId}");
        assertThat(RateLimits.find("GET", "/v2/bot/audienceGroup/shared/list"))
                .map(Endpoint::template)
                .contains("/v2/bot/audienceGroup/shared/list");
    }

    @Test
    void anotherPathIsNoEndpointAndGetsTheDefault() {
        assertThat(RateLimits.find("GET", "/v2/bot/info/")).isEmpty();
        assertThat(RateLimits.find("POST", "/v2/bot/info")).isEmpty();
        assertThat(RateLimits.find("GET", "/v2/bot/profile/")).isEmpty();
        assertThat(RateLimits.of("GET", "/v2/bot/unheard-of")).isEqualTo(new Rate(2_000, Duration.ofSeconds(1)));
    }

    @Test
    void everyEndpointFindsItself() {
        assertThat(RateLimits.all()).hasSizeGreaterThan(100).doesNotHaveDuplicates();
        assertThat(RateLimits.all()).allSatisfy(endpoint -> {
            String path = endpoint.template().replaceAll("\\{\\w+}", "x");
            assertThat(RateLimits.find(endpoint.method(), path)).contains(endpoint);
        });
    }
}
